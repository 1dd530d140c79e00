# Not while it runs: it loads parts of itself late, and would find another version's.
for process in /proc/[0-9]*/exe; do
    if [ "$(readlink "$process" 2>/dev/null)" = /opt/yaosu/yaosu ]; then
        echo "药溯正在运行，请先退出再继续。Yaosu is running: please close it first." >&2
        exit 1
    fi
done
