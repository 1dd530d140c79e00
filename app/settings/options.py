"""Every option of the program, once: key, kind with bounds, default, what it is. The file, the screen, the command line
and the checks follow from here. A setting that is renamed stands in RENAMED, so that old files go on working.
"""

from __future__ import annotations

from typing import Any

from app.domain.submissions import SubmissionKind
from app.settings.kinds import Address, Choice, Flag, Text, Times, Whole
from app.settings.setting import Secret, Setting

_KINDS = {
    SubmissionKind.COUNT: ("盘存（3501）", "stocktakes (3501)"),
    SubmissionKind.STOCK_CHANGE: ("库存变更（3502）", "stock changes (3502)"),
    SubmissionKind.PURCHASE: ("采购入库（3503）", "purchases (3503)"),
    SubmissionKind.SUPPLIER_RETURN: ("采购退货（3504）", "returns to suppliers (3504)"),
    SubmissionKind.SALE: ("销售（3505）", "sales (3505)"),
    SubmissionKind.SALE_RETURN: ("销售退货（3506）", "sales returned (3506)"),
    SubmissionKind.WITHDRAWAL: ("删除（3507）", "withdrawals (3507)"),
}

# --- the medical insurance platform; lengths after its request message table ---

INSURANCE_URL = Setting(
    "insurance.url",
    Address(("https", "http")),
    "",
    zh="医保平台地址，路径中可写 {infno}；http 只能指向本机",
    en="Address of the insurance platform, {infno} may stand in its path; http to this computer only",
    restart=True,
)
INSURANCE_PROFILE = Setting(
    "insurance.profile",
    Text(longest=500),
    "national",
    zh="地区接口方案：自带方案的名称，或自备方案文件的路径",
    en="Region profile: the name of one that comes along, or the path of your own file",
    restart=True,
)
INSTITUTION_CODE = Setting(
    "insurance.institution_code",
    Text(longest=12, form=r"[A-Z][0-9A-Z]{11}"),
    "",
    zh="定点医药机构编号（12 位，医院以 H 开头，药店以 P 开头）",
    en="Institution code (12 characters, H… for hospitals, P… for pharmacies)",
    restart=True,
)
INSTITUTION_NAME = Setting(
    "insurance.institution_name",
    Text(longest=200),
    "",
    zh="定点医药机构名称",
    en="Institution name",
    restart=True,
)
REGION = Setting(
    "insurance.region",
    Text(longest=6, form=r"[0-9]{6}"),
    "",
    zh="就医地医保区划（6 位数字）",
    en="Insurance region of the institution (6 digits)",
    restart=True,
)
OPERATOR = Setting(
    "insurance.operator",
    Text(longest=30),
    "",
    zh="经办人编号（在平台备案的操作员）",
    en="Operator, as registered with the platform",
    restart=True,
)
OPERATOR_NAME = Setting(
    "insurance.operator_name",
    Text(longest=50),
    "",
    zh="经办人姓名",
    en="Name of the operator",
    restart=True,
)
RECIPIENT = Setting(
    "insurance.recipient",
    Text(longest=10),
    "",
    zh="接收方系统代码；留空则按地区方案",
    en="Code of the receiving system; empty = as the region profile says",
    restart=True,
)
ACCOUNT = Setting(
    "insurance.account",
    Text(longest=200),
    "",
    zh="网关账号（paasid 或 AK）",
    en="Gateway account (paasid or access key)",
    restart=True,
)
API_NAME = Setting(
    "insurance.api_name",
    Text(longest=200),
    "",
    zh="CSB 服务名（_api_name），可写 {infno}；留空则按地区方案",
    en="CSB service name (_api_name), {infno} allowed; empty = as the region profile says",
    restart=True,
)
CA_FILE = Setting(
    "insurance.ca_file",
    Text(longest=500),
    "",
    zh="根证书文件（PEM）；留空则用系统证书",
    en="File of trusted certificates (PEM); empty = the system's",
    restart=True,
)
DEVICE = Setting(
    "insurance.device",
    Text(longest=100),
    "",
    zh="设备编号（dev_no），平台有要求时填写",
    en="Device number (dev_no), where the platform asks for one",
    restart=True,
)
SIGN_IN_MAC = Setting(
    "insurance.mac",
    Text(longest=20),
    "",
    zh="签到时上报的 MAC 地址；留空则用本机的",
    en="MAC address told at sign-in; empty = this computer's",
    restart=True,
)
SIGN_IN_IP = Setting(
    "insurance.ip",
    Text(longest=20),
    "",
    zh="签到时上报的 IP 地址；留空则用本机的",
    en="IP address told at sign-in; empty = this computer's",
    restart=True,
)
TIMEOUT_CONNECT_S = Setting(
    "insurance.timeout_connect_s",
    Whole(0, 120),
    0,
    zh="连接超时（秒），0 为按地区方案",
    en="Seconds to wait for a connection, 0 = as the region profile says",
    restart=True,
)
TIMEOUT_READ_S = Setting(
    "insurance.timeout_read_s",
    Whole(0, 600),
    0,
    zh="应答超时（秒），0 为按地区方案",
    en="Seconds to wait for an answer, 0 = as the region profile says",
    restart=True,
)

# --- delivery ---

SENDERS = Setting(
    "delivery.senders",
    Whole(1, 16),
    4,
    zh="同时上传的线程数",
    en="How many threads send side by side",
    restart=True,
)
RATE_PER_MINUTE = Setting(
    "delivery.rate_per_minute",
    Whole(1, 100_000),
    1000,
    zh="每分钟最多请求次数",
    en="Most requests a minute",
    restart=True,
)
BATCH = Setting(
    "delivery.batch",
    Whole(1, 50),
    50,
    zh="一个报文最多几条",
    en="Most rows of one message",
    restart=True,
)
EVERY_S: dict[SubmissionKind, Setting[int]] = {
    kind: Setting(
        f"delivery.every_s.{kind}",
        Whole(0, 86_400),
        0,
        zh=f"{zh}：每隔多少秒上传一次，0 为立即上传",
        en=f"Seconds between deliveries of {en}, 0 = at once",
        restart=True,
    )
    for kind, (zh, en) in _KINDS.items()
}
AT = {
    kind: Setting(
        f"delivery.at.{kind}",
        Times(),
        (),
        zh=f"{zh}：每天在这些时间上传，如 07:30, 12:00；留空则不限时间",
        en=f"Times of the day for {en}, such as 07:30, 12:00; empty = any time",
        restart=True,
    )
    for kind, (zh, en) in _KINDS.items()
}

# --- the database ---

STORE_URL = Setting(
    "store.url",
    Address(("postgresql+psycopg", "postgresql")),
    "",
    zh="共用数据库地址（PostgreSQL，不含密码）；留空则用本机数据文件",
    en="Address of the shared database (PostgreSQL, without the password); empty = a file on this computer",
    restart=True,
)

# --- where this computer stands ---

PHARMACY = Setting(
    "workplace.pharmacy",
    Text(longest=64),
    "门诊药房",
    zh="发药的药房",
    en="The pharmacy that dispenses here",
    restart=True,
)
STOREROOM = Setting(
    "workplace.storeroom",
    Text(longest=64),
    "药库",
    zh="入库、盘点、出库的库房",
    en="The storeroom that receives, counts and issues here",
    restart=True,
)
DEPARTMENT = Setting(
    "workplace.department",
    Text(longest=64),
    "药剂科",
    zh="状态栏显示的科室",
    en="The department shown in the status bar",
    restart=True,
)

# --- the counter ---

CONFIRM_WHEN_COMPLETE = Setting(
    "counter.confirm_when_complete",
    Flag(),
    False,
    zh="全部扫齐后自动确认",
    en="Confirm a document by itself when all lines are closed",
)
NEAR_EXPIRY_DAYS = Setting(
    "counter.near_expiry_days",
    Whole(0, 1095),
    90,
    zh="近效期提醒天数",
    en="Days before expiry from which a pack gets a warning",
    restart=True,
)

# --- the window ---

LANGUAGE = Setting(
    "ui.language",
    Choice({"zh_CN": ("中文", "Chinese"), "en": ("英文", "English")}),
    "zh_CN",
    zh="界面语言",
    en="Language",
)
THEME = Setting(
    "ui.theme",
    Choice({"light": ("浅色", "Light"), "dark": ("深色", "Dark"), "system": ("跟随系统", "As the desktop")}),
    "system",
    zh="界面颜色",
    en="Colours",
)
VOLUME = Setting("sound.volume", Whole(0, 100), 100, zh="提示音音量（0–100）", en="Volume of the tones (0–100)")
MUTE = Setting("sound.mute", Flag(), False, zh="静音", en="Mute")

# --- scanners that play keyboard; see domain/key_profiles.py for the figures ---

WEDGE_MAX_GAP_MS = Setting(
    "wedge.max_gap_ms",
    Whole(5, 200),
    50,
    zh="扫码枪字符平均间隔上限（毫秒）；超过 60 即慢速枪：节奏要匀，至少 10 个字符，以回车或 Tab 结束",
    en="Most milliseconds between the characters of a scan, on average; above 60 a slow scanner is meant: "
    "even gaps, 10 characters or more, Enter or Tab behind them",
)
WEDGE_GIVE_BACK_MS = Setting(
    "wedge.give_back_ms",
    Whole(10, 500),
    60,
    zh="人工按键最多滞留时间（毫秒）",
    en="Milliseconds after which a typed key reaches its field",
)
WEDGE_SILENCE_MS = Setting(
    "wedge.silence_ms",
    Whole(20, 1000),
    100,
    zh="无结束符时，静默多久算扫完（毫秒）",
    en="Milliseconds of silence that end a scan without a terminator",
)
WEDGE_LATE_END_MS = Setting(
    "wedge.late_end_ms",
    Whole(0, 2000),
    300,
    zh="扫完后多久内到的回车仍算扫码枪的（毫秒）",
    en="Milliseconds in which a late Enter still belongs to the scan",
)
WEDGE_MIN_LENGTH = Setting(
    "wedge.min_length",
    Whole(3, 20),
    6,
    zh="少于这么多字符不算扫码",
    en="Fewer characters are no scan",
)
WEDGE_SAME_AGAIN_MS = Setting(
    "wedge.same_again_ms",
    Whole(0, 10_000),
    300,
    zh="多久内扫到同一个码只算一次（毫秒）；0 为每次都算",
    en="Milliseconds within which the same code is one scan; 0: each counts",
)

_ALL: tuple[Setting[Any], ...] = (
    INSURANCE_URL,
    INSURANCE_PROFILE,
    INSTITUTION_CODE,
    INSTITUTION_NAME,
    REGION,
    OPERATOR,
    OPERATOR_NAME,
    RECIPIENT,
    ACCOUNT,
    API_NAME,
    CA_FILE,
    DEVICE,
    SIGN_IN_MAC,
    SIGN_IN_IP,
    TIMEOUT_CONNECT_S,
    TIMEOUT_READ_S,
    SENDERS,
    RATE_PER_MINUTE,
    BATCH,
    *EVERY_S.values(),
    *AT.values(),
    STORE_URL,
    PHARMACY,
    STOREROOM,
    DEPARTMENT,
    CONFIRM_WHEN_COMPLETE,
    NEAR_EXPIRY_DAYS,
    LANGUAGE,
    THEME,
    VOLUME,
    MUTE,
    WEDGE_MAX_GAP_MS,
    WEDGE_GIVE_BACK_MS,
    WEDGE_SILENCE_MS,
    WEDGE_LATE_END_MS,
    WEDGE_MIN_LENGTH,
    WEDGE_SAME_AGAIN_MS,
)
SETTINGS = {setting.key: setting for setting in _ALL}
"""By key, in the order of the screen."""

SECRETS = {
    secret.name: secret
    for secret in (
        Secret("insurance.key", zh="网关密钥（token 或 SK）", en="Gateway key (token or secret key)"),
        Secret("insurance.sign_key", zh="SM2 签名私钥", en="SM2 private key for signatures"),
        Secret("store.password", zh="共用数据库密码", en="Password of the shared database"),
        Secret(
            "store.personal_key",
            zh="个人信息加密密钥（由程序生成）",
            en="Key of the personal data (made by the program)",
        ),
    )
}

RENAMED: dict[str, str] = {}
"""Old key → new key."""
