<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
<context>
    <name>Ages</name>
    <message>
        <source>{n} 秒</source>
        <translation>{n} s</translation>
    </message>
    <message>
        <source>{n} 分钟</source>
        <translation>{n} min</translation>
    </message>
    <message>
        <source>{n} 小时</source>
        <translation>{n} h</translation>
    </message>
    <message>
        <source>{n} 天</source>
        <translation>{n} d</translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>收起</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>BindingForm</name>
    <message>
        <source>登记标识码</source>
        <translation>Register an identifier</translation>
    </message>
    <message>
        <source>扫描药盒，或输入后按 Enter</source>
        <translation>Scan a pack, or type and press Enter</translation>
    </message>
    <message>
        <source>标识码</source>
        <translation>Identifier</translation>
    </message>
    <message>
        <source>药品</source>
        <translation>Drug</translation>
    </message>
    <message>
        <source>这个码贴在</source>
        <translation>This code is on</translation>
    </message>
    <message>
        <source>一个码含</source>
        <translation>One code holds</translation>
    </message>
    <message>
        <source>从（空为即日）</source>
        <translation>From (empty: today)</translation>
    </message>
    <message>
        <source>到（空为长期）</source>
        <translation>To (empty: open)</translation>
    </message>
    <message>
        <source>小包装</source>
        <translation>Pack</translation>
    </message>
    <message>
        <source>中包装</source>
        <translation>Bundle</translation>
    </message>
    <message>
        <source>整箱</source>
        <translation>Case</translation>
    </message>
    <message>
        <source>如 20270430</source>
        <translation>e.g. 20270430</translation>
    </message>
    <message>
        <source>登记 F2</source>
        <translation>Register F2</translation>
    </message>
    <message>
        <source>清空</source>
        <translation>Clear</translation>
    </message>
</context>
<context>
    <name>BodyWords</name>
    <message>
        <source>撤销原因</source>
        <translation>Reason of withdrawal</translation>
    </message>
    <message>
        <source>{yuan} 元/盒</source>
        <translation>{yuan} yuan per pack</translation>
    </message>
    <message>
        <source>是</source>
        <translation>Yes</translation>
    </message>
    <message>
        <source>……共 {n} 个</source>
        <translation>… {n} in all</translation>
    </message>
    <message>
        <source>{n} 盒</source>
        <translation>{n} packs</translation>
    </message>
    <message>
        <source>{n} 个最小单位</source>
        <translation> {n} units</translation>
    </message>
    <message>
        <source>处方药</source>
        <translation>Prescription only</translation>
    </message>
    <message>
        <source>非处方药</source>
        <translation>Over the counter</translation>
    </message>
    <message>
        <source>双跨</source>
        <translation>Rx and OTC</translation>
    </message>
    <message>
        <source>医保</source>
        <translation>Insured</translation>
    </message>
    <message>
        <source>自费</source>
        <translation>Self-pay</translation>
    </message>
    <message>
        <source>调拨入库</source>
        <translation>Transfer in</translation>
    </message>
    <message>
        <source>调拨出库</source>
        <translation>Transfer out</translation>
    </message>
    <message>
        <source>盘盈</source>
        <translation>Surplus</translation>
    </message>
    <message>
        <source>盘亏</source>
        <translation>Shortage</translation>
    </message>
    <message>
        <source>销毁</source>
        <translation>Destroyed</translation>
    </message>
    <message>
        <source>其他入库</source>
        <translation>Other in</translation>
    </message>
    <message>
        <source>其他出库</source>
        <translation>Other out</translation>
    </message>
    <message>
        <source>采购入库</source>
        <translation>Purchase in</translation>
    </message>
    <message>
        <source>采购退货出库</source>
        <translation>Return to supplier</translation>
    </message>
    <message>
        <source>赠送入库</source>
        <translation>Gift in</translation>
    </message>
    <message>
        <source>赠送退回</source>
        <translation>Gift returned</translation>
    </message>
    <message>
        <source>中药饮片，无追溯码</source>
        <translation>Herbal pieces, no trace code</translation>
    </message>
    <message>
        <source>无码库存，无追溯码</source>
        <translation>Uncoded stock, no trace code</translation>
    </message>
    <message>
        <source>院内制剂，无追溯码</source>
        <translation>Hospital preparation, no trace code</translation>
    </message>
    <message>
        <source>厂家未赋码，无追溯码</source>
        <translation>Not coded by the maker, no trace code</translation>
    </message>
</context>
<context>
    <name>CallView</name>
    <message>
        <source>（没有回答）</source>
        <translation>(no answer)</translation>
    </message>
    <message>
        <source>发出（个人信息已遮盖）</source>
        <translation>Sent (personal data masked)</translation>
    </message>
    <message>
        <source>回答</source>
        <translation>Answer</translation>
    </message>
</context>
<context>
    <name>CheckCard</name>
    <message>
        <source>正在检查…</source>
        <translation>Checking…</translation>
    </message>
    <message>
        <source>检查连接</source>
        <translation>Check connection</translation>
    </message>
    <message>
        <source>用现在填的内容连一次平台并签到；不上传任何单据，不用重启</source>
        <translation>Connects and signs in once with what is set now; nothing is uploaded, no restart needed</translation>
    </message>
</context>
<context>
    <name>ChosenBinding</name>
    <message>
        <source>复核通过</source>
        <translation>Approve</translation>
    </message>
    <message>
        <source>停用</source>
        <translation>End</translation>
    </message>
    <message>
        <source>类型</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>包装</source>
        <translation>Package</translation>
    </message>
    <message>
        <source>每码含量</source>
        <translation>Per code</translation>
    </message>
    <message>
        <source>来源</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>有效</source>
        <translation>Valid</translation>
    </message>
    <message>
        <source>登记</source>
        <translation>Registered</translation>
    </message>
    <message>
        <source>复核</source>
        <translation>Approved</translation>
    </message>
    <message>
        <source>还没有</source>
        <translation>Not yet</translation>
    </message>
    <message>
        <source>这个标识码今天对应多个药品，扫码时会停下；停用不对的那条</source>
        <translation>This identifier has several meanings today, so scans stop at it; end the wrong one</translation>
    </message>
    <message>
        <source>是您自己登记的，请另一位同事复核</source>
        <translation>You registered it yourself; a colleague has to approve it</translation>
    </message>
    <message>
        <source>GTIN 首位不是 0，多半是中包装或整箱，请核对包装</source>
        <translation>The GTIN does not begin with 0: most likely a bundle or a case, check the package</translation>
    </message>
    <message>
        <source>再按一次即停用</source>
        <translation>Press again to end it</translation>
    </message>
</context>
<context>
    <name>ColumnKeeper</name>
    <message>
        <source>恢复默认列</source>
        <translation>Columns as they were</translation>
    </message>
</context>
<context>
    <name>DetailPanel</name>
    <message>
        <source>还没有读到</source>
        <translation>Nothing read yet</translation>
    </message>
    <message>
        <source>扫几个码后显示</source>
        <translation>Shown after a few scans</translation>
    </message>
    <message>
        <source>最近一次</source>
        <translation>Last reading</translation>
    </message>
    <message>
        <source>码内间隔（毫秒）</source>
        <translation>Gaps within a code (ms)</translation>
    </message>
    <message>
        <source>移出列表</source>
        <translation>Remove from the list</translation>
    </message>
    <message>
        <source>连接</source>
        <translation>Link</translation>
    </message>
    <message>
        <source>型号（推测）</source>
        <translation>Model (a guess)</translation>
    </message>
    <message>
        <source>位置</source>
        <translation>Where</translation>
    </message>
    <message>
        <source>像键盘一样打字的扫码枪。系统分不清是哪一把；要分清、要收全字符，请换串口或 HID-POS 模式。</source>
        <translation>Scanners that type like a keyboard. The system cannot tell one from another; to tell them apart and receive every character, switch them to serial or HID-POS mode.</translation>
    </message>
    <message>
        <source>说明</source>
        <translation>About</translation>
    </message>
    <message>
        <source>厂家</source>
        <translation>Maker</translation>
    </message>
    <message>
        <source>波特率</source>
        <translation>Baud rate</translation>
    </message>
    <message>
        <source>结束符</source>
        <translation>Ending</translation>
    </message>
    <message>
        <source>前缀</source>
        <translation>Prefix</translation>
    </message>
    <message>
        <source>后缀</source>
        <translation>Suffix</translation>
    </message>
    <message>
        <source>读到 {n} 次</source>
        <translation>read {n} times</translation>
    </message>
    <message>
        <source>，残码 {n} 次</source>
        <translation>, {n} broken</translation>
    </message>
    <message>
        <source>正在录制</source>
        <translation>Recording to</translation>
    </message>
    <message>
        <source>本次开机以来</source>
        <translation>Since the start</translation>
    </message>
    <message>
        <source>每字符 {n} 毫秒以内，以回车结束</source>
        <translation>up to {n} ms a character, Enter behind</translation>
    </message>
    <message>
        <source>慢速枪</source>
        <translation>Slow scanner</translation>
    </message>
    <message>
        <source>问型号</source>
        <translation>Ask its model</translation>
    </message>
    <message>
        <source>{name}：换成 HID-POS</source>
        <translation>{name}: make it HID-POS</translation>
    </message>
    <message>
        <source>自报型号</source>
        <translation>Says it is</translation>
    </message>
    <message>
        <source>改名称和参数</source>
        <translation>Name and profile</translation>
    </message>
    <message>
        <source>同码算一次</source>
        <translation>Same code once</translation>
    </message>
</context>
<context>
    <name>DetailView</name>
    <message>
        <source>选一条看详情</source>
        <translation>Choose a row</translation>
    </message>
    <message>
        <source>在左边的表里选一条，这里说明原因和下一步</source>
        <translation>Choose a row on the left; here you see why, and what to do next</translation>
    </message>
    <message>
        <source>试过 {n} 次</source>
        <translation>tries: {n}</translation>
    </message>
    <message>
        <source>上报内容</source>
        <translation>Content sent</translation>
    </message>
    <message>
        <source>结果记录</source>
        <translation>Results</translation>
    </message>
    <message>
        <source>与平台的往来</source>
        <translation>Calls</translation>
    </message>
    <message>
        <source>流水号</source>
        <translation>Row number</translation>
    </message>
    <message>
        <source>报文号</source>
        <translation>Message number</translation>
    </message>
    <message>
        <source>&#x3000;平台原话：{words}</source>
        <translation>&#x3000;The platform says: {words}</translation>
    </message>
</context>
<context>
    <name>DeviceForm</name>
    <message>
        <source>保存 F2</source>
        <translation>Save F2</translation>
    </message>
    <message>
        <source>取消 Esc</source>
        <translation>Cancel Esc</translation>
    </message>
    <message>
        <source>没有（或如 &lt;STX&gt;）</source>
        <translation>none (or &lt;STX&gt;)</translation>
    </message>
    <message>
        <source>没有</source>
        <translation>none</translation>
    </message>
    <message>
        <source>添加设备</source>
        <translation>Add a device</translation>
    </message>
    <message>
        <source>模式与参数</source>
        <translation>Mode and profile</translation>
    </message>
    <message>
        <source>USB 扫码枪在串口或 HID-POS 模式下会自动出现，不用添加。这里添加普通串口和网络串口。</source>
        <translation>USB scanners in serial or HID-POS mode appear by themselves. Add plain and network serial ports here.</translation>
    </message>
    <message>
        <source>保存后马上生效。扫码枪自己的设置不会被改动。</source>
        <translation>Takes effect at once. The scanner&apos;s own settings are not touched.</translation>
    </message>
    <message>
        <source>其他位置…</source>
        <translation>Elsewhere…</translation>
    </message>
    <message>
        <source>连接方式</source>
        <translation>Link</translation>
    </message>
    <message>
        <source>串口</source>
        <translation>Serial port</translation>
    </message>
    <message>
        <source>位置</source>
        <translation>Where</translation>
    </message>
    <message>
        <source>名称</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>波特率</source>
        <translation>Baud rate</translation>
    </message>
    <message>
        <source>结束符</source>
        <translation>Ending</translation>
    </message>
    <message>
        <source>前缀（会去掉）</source>
        <translation>Prefix (taken off)</translation>
    </message>
    <message>
        <source>后缀（会去掉）</source>
        <translation>Suffix (taken off)</translation>
    </message>
    <message>
        <source>汉字编码</source>
        <translation>Encoding</translation>
    </message>
    <message>
        <source>同码算一次（毫秒内）</source>
        <translation>Same code once within (ms)</translation>
    </message>
    <message>
        <source>用途</source>
        <translation>What it is</translation>
    </message>
    <message>
        <source>多码分隔（视觉箱）</source>
        <translation>Between codes (vision)</translation>
    </message>
    <message>
        <source>保存后马上生效。同码时间留空，就用“设置”里的那一个（wedge.same_again_ms）。</source>
        <translation>Takes effect at once. Left empty, the time for the same code is the one of the settings (wedge.same_again_ms).</translation>
    </message>
    <message>
        <source>同本机设置</source>
        <translation>as the settings</translation>
    </message>
    <message>
        <source>厂家（听哪家的命令）</source>
        <translation>Maker (whose commands it obeys)</translation>
    </message>
</context>
<context>
    <name>DeviceTitles</name>
    <message>
        <source>设备</source>
        <translation>Devices</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>连接</source>
        <translation>Link</translation>
    </message>
    <message>
        <source>型号（推测）</source>
        <translation>Model (a guess)</translation>
    </message>
    <message>
        <source>最近一次</source>
        <translation>Last reading</translation>
    </message>
    <message>
        <source>时间</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>次数</source>
        <translation>Read</translation>
    </message>
    <message>
        <source>残码</source>
        <translation>Broken</translation>
    </message>
    <message>
        <source>位置</source>
        <translation>Where</translation>
    </message>
</context>
<context>
    <name>DeviceWords</name>
    <message>
        <source>键盘式扫码枪</source>
        <translation>Keyboard scanners</translation>
    </message>
    <message>
        <source>虚拟扫码枪（培训）</source>
        <translation>Virtual scanner (training)</translation>
    </message>
    <message>
        <source>读卡器</source>
        <translation>Card reader</translation>
    </message>
    <message>
        <source>扫码枪</source>
        <translation>Scanner</translation>
    </message>
    <message>
        <source>串口</source>
        <translation>Serial</translation>
    </message>
    <message>
        <source>网络串口</source>
        <translation>Network</translation>
    </message>
    <message>
        <source>HID-POS</source>
        <translation>HID-POS</translation>
    </message>
    <message>
        <source>键盘</source>
        <translation>Keyboard</translation>
    </message>
    <message>
        <source>USB</source>
        <translation>USB</translation>
    </message>
    <message>
        <source>智能卡服务</source>
        <translation>Smart-card service</translation>
    </message>
    <message>
        <source>厂家驱动</source>
        <translation>Vendor&apos;s driver</translation>
    </message>
    <message>
        <source>霍尼韦尔 / 优解</source>
        <translation>Honeywell / Youjie</translation>
    </message>
    <message>
        <source>新大陆</source>
        <translation>Newland</translation>
    </message>
    <message>
        <source>斑马 / 讯宝（SSI）</source>
        <translation>Zebra / Symbol (SSI)</translation>
    </message>
    <message>
        <source>嵌入式模组（GM65 类）</source>
        <translation>Embedded module (GM65 class)</translation>
    </message>
    <message>
        <source>其他</source>
        <translation>Other</translation>
    </message>
    <message>
        <source>回车 CR</source>
        <translation>CR</translation>
    </message>
    <message>
        <source>换行 LF</source>
        <translation>LF</translation>
    </message>
    <message>
        <source>回车换行 CR LF</source>
        <translation>CR LF</translation>
    </message>
    <message>
        <source>制表符 TAB</source>
        <translation>TAB</translation>
    </message>
    <message>
        <source>随时可扫</source>
        <translation>Any time</translation>
    </message>
    <message>
        <source>正在连接</source>
        <translation>Connecting</translation>
    </message>
    <message>
        <source>就绪</source>
        <translation>Ready</translation>
    </message>
    <message>
        <source>断开</source>
        <translation>Lost</translation>
    </message>
    <message>
        <source>已停用</source>
        <translation>Off</translation>
    </message>
    <message>
        <source>停止</source>
        <translation>Stopped</translation>
    </message>
    <message>
        <source>没有插上，或者线松了</source>
        <translation>Not plugged in, or the cable is loose</translation>
    </message>
    <message>
        <source>系统不让当前用户使用这个设备</source>
        <translation>The system does not let this account use it</translation>
    </message>
    <message>
        <source>被另一个程序占用</source>
        <translation>Another program holds it</translation>
    </message>
    <message>
        <source>设备在，但工作模式不对（例如还在键盘模式）</source>
        <translation>It is there, but in another mode (for example still a keyboard)</translation>
    </message>
    <message>
        <source>系统的智能卡服务或厂家驱动没有装好</source>
        <translation>The smart-card service or the vendor&apos;s driver is missing</translation>
    </message>
    <message>
        <source>设备没有回应</source>
        <translation>It does not answer</translation>
    </message>
    <message>
        <source>设备回答有误，或自己报告故障</source>
        <translation>It answers nonsense, or reports a failure</translation>
    </message>
    <message>
        <source>在这里停用了</source>
        <translation>Switched off here</translation>
    </message>
    <message>
        <source>插紧后会自动恢复，不用重启</source>
        <translation>Plug it in firmly; it comes back by itself</translation>
    </message>
    <message>
        <source>请管理员在终端运行下面这一行，然后重新插拔设备；加入用户组的要重新登录系统</source>
        <translation>Ask the administrator to run this line in a terminal, then unplug the device and plug it in again; after joining a group, sign in to the system anew</translation>
    </message>
    <message>
        <source>关掉占用它的程序（HIS、厂家配置工具），会自动恢复</source>
        <translation>Close the program that holds it (HIS, the maker&apos;s tool); it comes back by itself</translation>
    </message>
    <message>
        <source>按 F10 换模式，或扫说明书上的设置码</source>
        <translation>Press F10 to change its mode, or scan the setting code in its manual</translation>
    </message>
    <message>
        <source>请管理员安装并启动（Debian、UOS：sudo apt install pcscd），会自动恢复</source>
        <translation>Ask the administrator to install and start it (Debian, UOS: sudo apt install pcscd); it comes back by itself</translation>
    </message>
    <message>
        <source>检查电源和波特率；重新插拔一次</source>
        <translation>Check power and baud rate; unplug it and plug it in again</translation>
    </message>
    <message>
        <source>重新插拔；仍出现请换一台并告知管理员</source>
        <translation>Unplug it and plug it in again; if it stays so, take another one and tell the administrator</translation>
    </message>
    <message>
        <source>按 F9 重新启用</source>
        <translation>Press F9 to use it again</translation>
    </message>
    <message>
        <source>已添加，正在连接</source>
        <translation>Added, connecting</translation>
    </message>
    <message>
        <source>已保存</source>
        <translation>Saved</translation>
    </message>
    <message>
        <source>已移出列表</source>
        <translation>Removed from the list</translation>
    </message>
    <message>
        <source>已按试扫结果设置</source>
        <translation>Set as the test scans showed</translation>
    </message>
    <message>
        <source>已启用</source>
        <translation>Switched on</translation>
    </message>
    <message>
        <source>正在录制到 {file}；患者信息不会写入</source>
        <translation>Recording to {file}; nothing about patients is written</translation>
    </message>
    <message>
        <source>录制完成：{file}</source>
        <translation>Recorded: {file}</translation>
    </message>
    <message>
        <source>已发给扫码枪；请重新扫一遍确认</source>
        <translation>Sent to the scanner; scan once more to make sure</translation>
    </message>
    <message>
        <source>无</source>
        <translation>none</translation>
    </message>
    <message>
        <source>整包</source>
        <translation>whole packets</translation>
    </message>
    <message>
        <source>每码一次到齐，没有间隔</source>
        <translation>Each code comes in one piece, no gaps</translation>
    </message>
    <message>
        <source>平均 {mean} 毫秒，最长 {most} 毫秒（{n} 个间隔）</source>
        <translation>{mean} ms on average, {most} ms at most ({n} gaps)</translation>
    </message>
    <message>
        <source>{text} · 结尾：{ending}</source>
        <translation>{text} · ending: {ending}</translation>
    </message>
    <message>
        <source>身份证读卡器</source>
        <translation>ID-card reader</translation>
    </message>
    <message>
        <source>自动识别</source>
        <translation>Automatic</translation>
    </message>
    <message>
        <source>没有（靠停顿）</source>
        <translation>None (a pause)</translation>
    </message>
    <message>
        <source>{name} 正在换成 HID-POS 模式，几秒后会自动出现</source>
        <translation>{name} is becoming a HID-POS scanner and will appear in some seconds</translation>
    </message>
    <message>
        <source>扫码枪自报：{what}</source>
        <translation>The scanner says: {what}</translation>
    </message>
    <message>
        <source>扫码枪没有回答型号；不影响扫码</source>
        <translation>The scanner did not say what it is; it reads all the same</translation>
    </message>
    <message>
        <source>已触发，把码放到扫码枪前</source>
        <translation>Triggered: hold a code before the scanner</translation>
    </message>
    <message>
        <source>已停止扫码</source>
        <translation>Stopped</translation>
    </message>
    <message>
        <source>已发出，听一听扫码枪</source>
        <translation>Sent: listen to the scanner</translation>
    </message>
    <message>
        <source>触发扫码</source>
        <translation>Trigger</translation>
    </message>
    <message>
        <source>鸣响</source>
        <translation>Beep</translation>
    </message>
    <message>
        <source>停止扫码</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>{n} 毫秒内</source>
        <translation>within {n} ms</translation>
    </message>
    <message>
        <source>每次都算</source>
        <translation>each counts</translation>
    </message>
</context>
<context>
    <name>DevicesView</name>
    <message>
        <source>诊断页已存为 {file}</source>
        <translation>Sheet saved as {file}</translation>
    </message>
    <message>
        <source>还没有发现串口、HID-POS 扫码枪或读卡器：插上会自动出现；普通串口和网络串口按 F4 添加；键盘式扫码枪不用添加，直接扫。</source>
        <translation>No serial or HID-POS scanner and no card reader yet: plug one in and it appears. Press F4 to add plain and network serial ports. Keyboard scanners need not be added: just scan.</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>试扫</source>
        <translation>Test scan</translation>
    </message>
    <message>
        <source>添加</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>重新查找</source>
        <translation>Look again</translation>
    </message>
    <message>
        <source>诊断</source>
        <translation>Doctor</translation>
    </message>
    <message>
        <source>停用</source>
        <translation>Switch off</translation>
    </message>
    <message>
        <source>启用</source>
        <translation>Switch on</translation>
    </message>
    <message>
        <source>模式参数</source>
        <translation>Mode</translation>
    </message>
    <message>
        <source>停止录制</source>
        <translation>Stop recording</translation>
    </message>
    <message>
        <source>录制</source>
        <translation>Record</translation>
    </message>
    <message>
        <source>采用</source>
        <translation>Use it</translation>
    </message>
    <message>
        <source>看结论</source>
        <translation>Findings</translation>
    </message>
    <message>
        <source>再查一遍</source>
        <translation>Check again</translation>
    </message>
    <message>
        <source>扫不出来</source>
        <translation>Does not scan</translation>
    </message>
    <message>
        <source>存为 PDF</source>
        <translation>Save as PDF</translation>
    </message>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>扫码枪诊断页</source>
        <translation>Scanner sheet</translation>
    </message>
    <message>
        <source>导出失败 {file}：{why}</source>
        <translation>{file} was not written: {why}</translation>
    </message>
    <message>
        <source>换成 HID-POS</source>
        <translation>To HID-POS</translation>
    </message>
</context>
<context>
    <name>DispensingView</name>
    <message>
        <source>药品</source>
        <translation>Drug</translation>
    </message>
    <message>
        <source>规格</source>
        <translation>Strength</translation>
    </message>
    <message>
        <source>批号</source>
        <translation>Lot</translation>
    </message>
    <message>
        <source>追溯码</source>
        <translation>Trace code</translation>
    </message>
    <message>
        <source>拆零</source>
        <translation>Split</translation>
    </message>
    <message>
        <source>是</source>
        <translation>yes</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>（无姓名）</source>
        <translation>(no name)</translation>
    </message>
    <message>
        <source>待发药</source>
        <translation>To dispense</translation>
    </message>
    <message>
        <source>科室</source>
        <translation>Department</translation>
    </message>
    <message>
        <source>医师</source>
        <translation>Prescriber</translation>
    </message>
    <message>
        <source>开方</source>
        <translation>Prescribed</translation>
    </message>
    <message>
        <source>结算</source>
        <translation>Payment</translation>
    </message>
    <message>
        <source>医保</source>
        <translation>Insured</translation>
    </message>
    <message>
        <source>自费</source>
        <translation>Self-pay</translation>
    </message>
    <message>
        <source>待发处方</source>
        <translation>Prescriptions waiting</translation>
    </message>
    <message>
        <source>没有待发处方</source>
        <translation>No prescriptions waiting</translation>
    </message>
    <message>
        <source>处方由医院系统传来，或用“yaosu import prescriptions”导入；也可扫描处方号</source>
        <translation>They come from the hospital&apos;s system or by “yaosu import prescriptions”; or scan a prescription number</translation>
    </message>
    <message>
        <source>确认发药</source>
        <translation>Dispense</translation>
    </message>
    <message>
        <source>无码</source>
        <translation>No code</translation>
    </message>
    <message>
        <source>已齐</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>差 {n}</source>
        <translation>−{n}</translation>
    </message>
    <message>
        <source>已扫 / 应发</source>
        <translation>Got / due</translation>
    </message>
    <message>
        <source>{who} 有 {n} 张待发处方：按 ↑ ↓ 选择，Enter 打开</source>
        <translation>{who} has {n} prescriptions waiting: choose with ↑ ↓, open with Enter</translation>
    </message>
    <message>
        <source>没有 {who} 的待发处方：按 F5 再查，或输入处方号</source>
        <translation>No prescription waits for {who}: press F5 to look again, or type the prescription number</translation>
    </message>
    <message>
        <source>有效期至</source>
        <translation>Expiry</translation>
    </message>
    <message>
        <source>无码 {n}</source>
        <translation>No code: {n}</translation>
    </message>
    <message>
        <source>不符</source>
        <translation>Mismatch</translation>
    </message>
</context>
<context>
    <name>DoctorPage</name>
    <message>
        <source>扫码枪诊断：{name}</source>
        <translation>Scanner doctor: {name}</translation>
    </message>
    <message>
        <source>用这把枪依次扫屏幕上或纸上的码，哪一个先扫都可以。扫不出来就按 F4。</source>
        <translation>Scan the codes on the screen or on paper with this scanner, in any order. Press F4 for one that does not scan.</translation>
    </message>
    <message>
        <source>厂家（决定怎样改）</source>
        <translation>Maker (decides how to mend it)</translation>
    </message>
    <message>
        <source>屏幕反光扫不出来时，按 F6 存为 PDF，打印后扫</source>
        <translation>If the screen reflects, press F6 to save a PDF, print it and scan the paper</translation>
    </message>
    <message>
        <source>发现 {n} 处问题</source>
        <translation>{n} problems found</translation>
    </message>
    <message>
        <source>一切正常：每个码都原样到达</source>
        <translation>All well: every code arrived as printed</translation>
    </message>
</context>
<context>
    <name>DoctorWords</name>
    <message>
        <source>Code 128（追溯码用）</source>
        <translation>Code 128 (trace codes)</translation>
    </message>
    <message>
        <source>EAN-13（商品码用）</source>
        <translation>EAN-13 (retail codes)</translation>
    </message>
    <message>
        <source>GS1 DataMatrix（进口药用）</source>
        <translation>GS1 DataMatrix (imports)</translation>
    </message>
    <message>
        <source>QR 码：字母和符号</source>
        <translation>QR: letters and signs</translation>
    </message>
    <message>
        <source>QR 码：汉字</source>
        <translation>QR: Chinese</translation>
    </message>
    <message>
        <source>什么都没有收到</source>
        <translation>Nothing arrived</translation>
    </message>
    <message>
        <source>扫码枪还在键盘模式</source>
        <translation>The scanner still plays keyboard</translation>
    </message>
    <message>
        <source>输入法插了手：出现全角字、汉字，或丢了字母</source>
        <translation>An input method interfered: full-width or Chinese characters, or letters lost</translation>
    </message>
    <message>
        <source>大写锁定开着：大小写颠倒</source>
        <translation>Caps Lock is on: large and small letters exchanged</translation>
    </message>
    <message>
        <source>键盘布局不同：{seen}</source>
        <translation>Another keyboard layout: {seen}</translation>
    </message>
    <message>
        <source>GS1 分隔符（GS）丢了</source>
        <translation>The GS1 separator (GS) is lost</translation>
    </message>
    <message>
        <source>GS1 分隔符（GS）变成了“{seen}”</source>
        <translation>The GS1 separator (GS) became “{seen}”</translation>
    </message>
    <message>
        <source>码前多了前缀：{seen}</source>
        <translation>A prefix before the code: {seen}</translation>
    </message>
    <message>
        <source>码后多了后缀：{seen}</source>
        <translation>A suffix behind the code: {seen}</translation>
    </message>
    <message>
        <source>没有结束符，靠停顿断码</source>
        <translation>No ending, a pause ends a code</translation>
    </message>
    <message>
        <source>字符间隔太长：{ms} 毫秒</source>
        <translation>Characters are too far apart: {ms} ms</translation>
    </message>
    <message>
        <source>有的码制关着，扫不出来</source>
        <translation>Some kinds of symbols are switched off</translation>
    </message>
    <message>
        <source>EAN-13 的校验位没有发送</source>
        <translation>The check digit of EAN-13 is not sent</translation>
    </message>
    <message>
        <source>汉字编码不对，收到：{seen}</source>
        <translation>Wrong encoding of Chinese, received: {seen}</translation>
    </message>
    <message>
        <source>只收到半截码</source>
        <translation>Only a part of the code arrived</translation>
    </message>
    <message>
        <source>收到的不是诊断页上的码</source>
        <translation>What arrived is no code of the sheet</translation>
    </message>
    <message>
        <source>检查连线和电源；枪响了却没有收到，多半是模式不对：扫说明书上的 USB 键盘、串口或 HID-POS 设置码</source>
        <translation>Check cable and power. If it beeps and nothing arrives, its mode is wrong: scan the code for USB keyboard, serial or HID-POS in its manual</translation>
    </message>
    <message>
        <source>键盘模式能用，但分不清是哪一把枪，也会丢分隔符。请扫说明书上的设置码换成串口或 HID-POS</source>
        <translation>Keyboard mode works, but scanners cannot be told apart and separators get lost. Scan the code for serial or HID-POS in its manual</translation>
    </message>
    <message>
        <source>扫码前切到英文输入法；最好换成串口或 HID-POS 模式，输入法就碰不到了</source>
        <translation>Switch to English input before scanning; better, use serial or HID-POS mode, which no input method touches</translation>
    </message>
    <message>
        <source>按一下 Caps Lock 关掉；GS1 序列号区分大小写，颠倒了就对不上</source>
        <translation>Press Caps Lock once; GS1 serials tell large letters from small ones</translation>
    </message>
    <message>
        <source>扫说明书上的“键盘国家：美国”设置码，或把系统键盘换成美国英语；换成串口模式就没有这个问题</source>
        <translation>Scan the code “keyboard country: USA” in its manual, or set the system&apos;s keyboard to US English; serial mode does not know this problem</translation>
    </message>
    <message>
        <source>没有它，批号和序列号会连在一起。扫说明书上“发送 GS”的设置码，或换成串口、HID-POS 模式</source>
        <translation>Without it lot and serial run together. Scan the code “send GS” in its manual, or use serial or HID-POS mode</translation>
    </message>
    <message>
        <source>扫说明书上“FNC1 发送为 GS（0x1D）”的设置码；程序认得几种常见的代替符</source>
        <translation>Scan the code “FNC1 as GS (0x1D)” in its manual; the program knows some common stand-ins</translation>
    </message>
    <message>
        <source>扫说明书上“打开全部码制”或下面几种码制的设置码：{symbols}</source>
        <translation>Scan “enable all symbologies” in its manual, or the codes for: {symbols}</translation>
    </message>
    <message>
        <source>扫说明书上“EAN-13 发送校验位”的设置码</source>
        <translation>Scan the code “EAN-13: send check digit” in its manual</translation>
    </message>
    <message>
        <source>接触不良、蓝牙太远，或扫码时窗口很忙；再扫一次，仍出现就换线或换口</source>
        <translation>A bad contact, Bluetooth too far away, or a busy window; scan again, then try another cable or socket</translation>
    </message>
    <message>
        <source>请只扫诊断页上的码；确实扫了它仍出现，就恢复扫码枪出厂设置再试</source>
        <translation>Scan only codes of the sheet; if it stays so, reset the scanner to factory defaults and try again</translation>
    </message>
    <message>
        <source>见于：{symbols}</source>
        <translation>Seen with: {symbols}</translation>
    </message>
    <message>
        <source>新大陆设置码：{words}</source>
        <translation>Newland&apos;s words: {words}</translation>
    </message>
    <message>
        <source>霍尼韦尔 / 优解设置码：{words}</source>
        <translation>Honeywell&apos;s words: {words}</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>关掉前缀，或让程序去掉它：回列表按 F2 试扫后采用</source>
        <translation>Switch the prefix off, or let the program take it away: go back, press F2 and use what the test scans show</translation>
    </message>
    <message>
        <source>关掉后缀（保留回车），或让程序去掉它：回列表按 F2 试扫后采用</source>
        <translation>Switch the suffix off (keep CR), or let the program take it away: go back, press F2 and use what the test scans show</translation>
    </message>
    <message>
        <source>连着扫两个码可能粘在一起。打开回车结束符；不能改的，回列表按 F2 试扫后采用“靠停顿断码”</source>
        <translation>Two codes scanned quickly may stick together. Switch CR on; if that cannot be, go back, press F2 and let a pause end codes</translation>
    </message>
    <message>
        <source>程序可能把它当成人在打字。键盘式的：把字符间延时设为 0，或回列表按 F2 试扫后采用；蓝牙枪离近一点</source>
        <translation>It may be taken for somebody typing. Keyboard scanners: set the delay between characters to 0, or go back, press F2 and use what the test scans show; bring Bluetooth scanners closer</translation>
    </message>
    <message>
        <source>把扫码枪的汉字输出设为 UTF-8；不能改的，回列表在 F10 里选 gb18030。键盘模式发不出汉字</source>
        <translation>Set the scanner&apos;s Chinese output to UTF-8; if that cannot be, choose gb18030 behind F10. Keyboard mode cannot send Chinese</translation>
    </message>
</context>
<context>
    <name>DocumentScreen</name>
    <message>
        <source>查找</source>
        <translation>Find</translation>
    </message>
    <message>
        <source>刷新</source>
        <translation>Refresh</translation>
    </message>
    <message>
        <source>对照</source>
        <translation>Bind</translation>
    </message>
    <message>
        <source>返回列表</source>
        <translation>Back to list</translation>
    </message>
    <message>
        <source>拆零</source>
        <translation>Split</translation>
    </message>
    <message>
        <source>下一张</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>撤回上一扫</source>
        <translation>Take back last scan</translation>
    </message>
</context>
<context>
    <name>DocumentWording</name>
    <message>
        <source>少扫 {n} 盒</source>
        <translation>To scan: {n}</translation>
    </message>
    <message>
        <source>已扫齐</source>
        <translation>All scanned</translation>
    </message>
    <message>
        <source>码破损，扫不出</source>
        <translation>Code damaged, cannot be scanned</translation>
    </message>
    <message>
        <source>药盒上没有码</source>
        <translation>No code on the pack</translation>
    </message>
    <message>
        <source>扫码设备故障</source>
        <translation>Scanner out of order</translation>
    </message>
    <message>
        <source>已与同事当面核对</source>
        <translation>Checked together with a colleague</translation>
    </message>
    <message>
        <source>未写原因</source>
        <translation>No reason written</translation>
    </message>
    <message>
        <source>单号</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>对象</source>
        <translation>For</translation>
    </message>
    <message>
        <source>科室</source>
        <translation>Department</translation>
    </message>
    <message>
        <source>时间</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>品种数</source>
        <translation>Drugs</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>没有符合“{words}”的单据</source>
        <translation>Nothing matches “{words}”</translation>
    </message>
    <message>
        <source>少输几个字再试，或清空查找</source>
        <translation>Type less, or clear the search</translation>
    </message>
    <message>
        <source>请扫描药盒</source>
        <translation>Scan a pack</translation>
    </message>
    <message>
        <source>扫到的药品会列在这里</source>
        <translation>What you scan is listed here</translation>
    </message>
    <message>
        <source>拆零：输入当前行的数量（最小单位）后按 Enter</source>
        <translation>Split: type loose units for this line, then Enter</translation>
    </message>
    <message>
        <source>扫描药盒；手输追溯码或当前行数量后按 Enter</source>
        <translation>Scan a pack; or type a code or this line&apos;s packs, then Enter</translation>
    </message>
    <message>
        <source>{what}。再按 F2 确认</source>
        <translation>{what}. Press F2 again to confirm</translation>
    </message>
    <message>
        <source>仍然确认</source>
        <translation>Confirm anyway</translation>
    </message>
    <message>
        <source>{code} 是 {drug} {spec} 吗？同类药盒以后都这样认。↑ ↓ 换一行；再按 F7 或 Enter 对照</source>
        <translation>Is {code} {drug} {spec}? All packs of its kind will be read so. ↑ ↓ for another line; F7 again or Enter to bind</translation>
    </message>
    <message>
        <source>对照</source>
        <translation>Bind</translation>
    </message>
    <message>
        <source>{number} 已完成，{n} 条待上传，后台会自动上传</source>
        <translation>{number} is done; {n} to upload, no action needed</translation>
    </message>
    <message>
        <source>处理中</source>
        <translation>In hand</translation>
    </message>
    <message>
        <source>待处理</source>
        <translation>Waiting</translation>
    </message>
</context>
<context>
    <name>DocumentWords</name>
    <message>
        <source>发药</source>
        <translation>Dispensing</translation>
    </message>
    <message>
        <source>退药</source>
        <translation>Return</translation>
    </message>
    <message>
        <source>盘点</source>
        <translation>Stocktake</translation>
    </message>
    <message>
        <source>入库</source>
        <translation>Receiving</translation>
    </message>
    <message>
        <source>出库</source>
        <translation>Issue</translation>
    </message>
    <message>
        <source>采购退货</source>
        <translation>Return to supplier</translation>
    </message>
</context>
<context>
    <name>DrugPicker</name>
    <message>
        <source>药品名、商品名、拼音码或编码</source>
        <translation>Drug or trade name, pinyin or code</translation>
    </message>
    <message>
        <source>药品</source>
        <translation>Drug</translation>
    </message>
    <message>
        <source>规格</source>
        <translation>Strength</translation>
    </message>
    <message>
        <source>厂家</source>
        <translation>Maker</translation>
    </message>
    <message>
        <source>库存</source>
        <translation>Stock</translation>
    </message>
    <message>
        <source>单价</source>
        <translation>Price</translation>
    </message>
</context>
<context>
    <name>DrugStrip</name>
    <message>
        <source>没有找到；换个词，或输入拼音首字母、编码</source>
        <translation>Not found; try another word, pinyin initials or a code</translation>
    </message>
    <message>
        <source>一个码含</source>
        <translation>One code holds</translation>
    </message>
    <message>
        <source>小包装</source>
        <translation>Pack</translation>
    </message>
    <message>
        <source>中包装</source>
        <translation>Bundle</translation>
    </message>
    <message>
        <source>整箱</source>
        <translation>Case</translation>
    </message>
    <message>
        <source>对照 Enter</source>
        <translation>Bind Enter</translation>
    </message>
    <message>
        <source>取消 Esc</source>
        <translation>Cancel Esc</translation>
    </message>
    <message>
        <source>{code} 是</source>
        <translation>{code} is</translation>
    </message>
    <message>
        <source>找药品</source>
        <translation>Find a drug</translation>
    </message>
</context>
<context>
    <name>Exporting</name>
    <message>
        <source>表格 (*.csv)</source>
        <translation>Sheet (*.csv)</translation>
    </message>
    <message>
        <source>导出</source>
        <translation>Export</translation>
    </message>
</context>
<context>
    <name>FactWords</name>
    <message>
        <source>药品目录</source>
        <translation>Drug catalogue</translation>
    </message>
    <message>
        <source>人员资料</source>
        <translation>People</translation>
    </message>
    <message>
        <source>处方（医院系统）</source>
        <translation>Prescription (hospital system)</translation>
    </message>
    <message>
        <source>单据</source>
        <translation>Document</translation>
    </message>
    <message>
        <source>医保目录编码</source>
        <translation>Insurance code</translation>
    </message>
    <message>
        <source>本院药品编码</source>
        <translation>Local code</translation>
    </message>
    <message>
        <source>药品名称</source>
        <translation>Drug name</translation>
    </message>
    <message>
        <source>生产厂家</source>
        <translation>Maker</translation>
    </message>
    <message>
        <source>批准文号</source>
        <translation>Approval number</translation>
    </message>
    <message>
        <source>处方药标志</source>
        <translation>Prescription flag</translation>
    </message>
    <message>
        <source>生产批号</source>
        <translation>Lot</translation>
    </message>
    <message>
        <source>生产日期</source>
        <translation>Made on</translation>
    </message>
    <message>
        <source>有效期至</source>
        <translation>Expires on</translation>
    </message>
    <message>
        <source>数量</source>
        <translation>Quantity</translation>
    </message>
    <message>
        <source>单价</source>
        <translation>Price</translation>
    </message>
    <message>
        <source>拆零</source>
        <translation>Split</translation>
    </message>
    <message>
        <source>药品追溯码</source>
        <translation>Trace codes</translation>
    </message>
    <message>
        <source>批次流水号</source>
        <translation>Row number</translation>
    </message>
    <message>
        <source>盘存日期</source>
        <translation>Counted on</translation>
    </message>
    <message>
        <source>变更类型</source>
        <translation>Kind of change</translation>
    </message>
    <message>
        <source>变更时间</source>
        <translation>Changed at</translation>
    </message>
    <message>
        <source>入库时间</source>
        <translation>Received at</translation>
    </message>
    <message>
        <source>退货时间</source>
        <translation>Returned at</translation>
    </message>
    <message>
        <source>发药时间</source>
        <translation>Dispensed at</translation>
    </message>
    <message>
        <source>备注</source>
        <translation>Remark</translation>
    </message>
    <message>
        <source>赠送</source>
        <translation>Gift</translation>
    </message>
    <message>
        <source>要删除的流水号</source>
        <translation>Row to delete</translation>
    </message>
    <message>
        <source>要删除的类别</source>
        <translation>Kind to delete</translation>
    </message>
    <message>
        <source>供应商</source>
        <translation>Supplier</translation>
    </message>
    <message>
        <source>供应商许可证号</source>
        <translation>Supplier&apos;s licence</translation>
    </message>
    <message>
        <source>随货单号</source>
        <translation>Delivery note</translation>
    </message>
    <message>
        <source>发票代码</source>
        <translation>Invoice code</translation>
    </message>
    <message>
        <source>发票号</source>
        <translation>Invoice number</translation>
    </message>
    <message>
        <source>原采购流水号</source>
        <translation>Row of the purchase</translation>
    </message>
    <message>
        <source>原销售流水号</source>
        <translation>Row of the sale</translation>
    </message>
    <message>
        <source>发药单号</source>
        <translation>Dispensing number</translation>
    </message>
    <message>
        <source>经办人</source>
        <translation>Operator</translation>
    </message>
    <message>
        <source>药师</source>
        <translation>Pharmacist</translation>
    </message>
    <message>
        <source>药师执业资格证号</source>
        <translation>Pharmacist&apos;s licence</translation>
    </message>
    <message>
        <source>处方号</source>
        <translation>Prescription number</translation>
    </message>
    <message>
        <source>开方医师</source>
        <translation>Prescriber</translation>
    </message>
    <message>
        <source>开方医师证件类型</source>
        <translation>Prescriber&apos;s ID type</translation>
    </message>
    <message>
        <source>开方医师证件号</source>
        <translation>Prescriber&apos;s ID number</translation>
    </message>
    <message>
        <source>就医流水号</source>
        <translation>Visit number</translation>
    </message>
    <message>
        <source>结算 ID</source>
        <translation>Settlement ID</translation>
    </message>
    <message>
        <source>结算类型</source>
        <translation>Kind of settlement</translation>
    </message>
    <message>
        <source>就诊结算类型</source>
        <translation>Insured or self-pay</translation>
    </message>
    <message>
        <source>人员编号</source>
        <translation>Person number</translation>
    </message>
    <message>
        <source>患者证件类型</source>
        <translation>Patient&apos;s ID type</translation>
    </message>
    <message>
        <source>患者证件号</source>
        <translation>Patient&apos;s ID number</translation>
    </message>
    <message>
        <source>患者姓名</source>
        <translation>Patient&apos;s name</translation>
    </message>
    <message>
        <source>外购处方标志</source>
        <translation>External prescription</translation>
    </message>
</context>
<context>
    <name>FieldsForm</name>
    <message>
        <source>取消 Esc</source>
        <translation>Cancel Esc</translation>
    </message>
    <message>
        <source>（必填）</source>
        <translation> (required)</translation>
    </message>
</context>
<context>
    <name>Filters</name>
    <message>
        <source>全部</source>
        <translation>All</translation>
    </message>
    <message>
        <source>所有类别</source>
        <translation>All kinds</translation>
    </message>
    <message>
        <source>所有原因</source>
        <translation>All causes</translation>
    </message>
    <message>
        <source>不限日期</source>
        <translation>Any date</translation>
    </message>
    <message>
        <source>今天</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>近 7 天</source>
        <translation>Last 7 days</translation>
    </message>
    <message>
        <source>近 30 天</source>
        <translation>Last 30 days</translation>
    </message>
    <message>
        <source>所有平台</source>
        <translation>All platforms</translation>
    </message>
    <message>
        <source>医保平台</source>
        <translation>Insurance</translation>
    </message>
    <message>
        <source>单号、药品、追溯码、报文号或平台原话</source>
        <translation>Number, drug, trace code, message or the platform&apos;s words</translation>
    </message>
    <message>
        <source>更多条件</source>
        <translation>More</translation>
    </message>
    <message>
        <source>平台</source>
        <translation>Platform</translation>
    </message>
    <message>
        <source>单号</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>药品（名称、拼音码、编码）</source>
        <translation>Drug (name, pinyin, code)</translation>
    </message>
    <message>
        <source>批号</source>
        <translation>Lot</translation>
    </message>
    <message>
        <source>追溯码</source>
        <translation>Trace code</translation>
    </message>
    <message>
        <source>报文号</source>
        <translation>Message number</translation>
    </message>
    <message>
        <source>最少尝试次数</source>
        <translation>Tried at least</translation>
    </message>
    <message>
        <source>结果日期</source>
        <translation>Verdict on</translation>
    </message>
</context>
<context>
    <name>FindingCard</name>
    <message>
        <source>发给扫码枪</source>
        <translation>Send to the scanner</translation>
    </message>
</context>
<context>
    <name>FlagEditor</name>
    <message>
        <source>开启</source>
        <translation>On</translation>
    </message>
</context>
<context>
    <name>HelpPanel</name>
    <message>
        <source>帮助</source>
        <translation>Help</translation>
    </message>
    <message>
        <source>再按 F1 收起；扫码和按键照常</source>
        <translation>F1 again closes it; scans and keys work as ever</translation>
    </message>
    <message>
        <source>收起帮助</source>
        <translation>Close help</translation>
    </message>
    <message>
        <source>这一页还没有帮助。</source>
        <translation>No help has been written for this page yet.</translation>
    </message>
</context>
<context>
    <name>Histogram</name>
    <message>
        <source>码内间隔分布</source>
        <translation>How long the gaps within a code are</translation>
    </message>
</context>
<context>
    <name>IdentifierWords</name>
    <message>
        <source>追溯码前 7 位</source>
        <translation>First 7 characters of the trace code</translation>
    </message>
    <message>
        <source>GTIN 商品编码</source>
        <translation>GTIN</translation>
    </message>
    <message>
        <source>企业自编码</source>
        <translation>Maker&apos;s own code</translation>
    </message>
    <message>
        <source>导入</source>
        <translation>Imported</translation>
    </message>
    <message>
        <source>手工登记</source>
        <translation>Typed</translation>
    </message>
    <message>
        <source>扫码对照</source>
        <translation>Learned from a scan</translation>
    </message>
    <message>
        <source>长期</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>冲突</source>
        <translation>Conflict</translation>
    </message>
    <message>
        <source>已停用</source>
        <translation>Ended</translation>
    </message>
    <message>
        <source>未生效</source>
        <translation>Not yet valid</translation>
    </message>
    <message>
        <source>待复核</source>
        <translation>To approve</translation>
    </message>
    <message>
        <source>在用</source>
        <translation>In force</translation>
    </message>
    <message>
        <source>两码相连，请逐盒再扫</source>
        <translation>Two codes in one: scan each pack by itself</translation>
    </message>
    <message>
        <source>这是{kind}，没有标识码</source>
        <translation>This is {kind} and holds no identifier</translation>
    </message>
    <message>
        <source>还没有对照：选药品和包装后按 F2</source>
        <translation>Not mapped yet: choose drug and package, then press F2</translation>
    </message>
    <message>
        <source>；</source>
        <translation>; </translation>
    </message>
    <message>
        <source>对应 {n} 个药品：{said}。停用不对的那条</source>
        <translation>{n} meanings: {said}. End the wrong one</translation>
    </message>
    <message>
        <source>已是 {said}</source>
        <translation>Means {said}</translation>
    </message>
    <message>
        <source>标识码 {key} 已登记，等另一位同事复核；现在就可以用</source>
        <translation>Identifier {key} is registered and counts from now on; a colleague has to approve it</translation>
    </message>
    <message>
        <source>标识码 {key} 已复核</source>
        <translation>Identifier {key} is approved</translation>
    </message>
    <message>
        <source>标识码 {key} 已停用；以前按它读的记录不变</source>
        <translation>Identifier {key} has ended; what was read by it stays as it is</translation>
    </message>
    <message>
        <source>小包装</source>
        <translation>Pack</translation>
    </message>
    <message>
        <source>中包装</source>
        <translation>Bundle</translation>
    </message>
    <message>
        <source>整箱</source>
        <translation>Case</translation>
    </message>
</context>
<context>
    <name>IdentifiersView</name>
    <message>
        <source>没有符合条件的标识码</source>
        <translation>No identifier fits</translation>
    </message>
    <message>
        <source>扫描一盒药即可登记；也可以导入标识码表</source>
        <translation>Scan a pack to register it, or import a table</translation>
    </message>
    <message>
        <source>标识码、药品名称、拼音码或编码</source>
        <translation>Identifier, drug name, pinyin or code</translation>
    </message>
    <message>
        <source>全部</source>
        <translation>All</translation>
    </message>
    <message>
        <source>待复核</source>
        <translation>To approve</translation>
    </message>
    <message>
        <source>冲突</source>
        <translation>Conflicts</translation>
    </message>
    <message>
        <source>已停用</source>
        <translation>Ended</translation>
    </message>
    <message>
        <source>标识码</source>
        <translation>Identifier</translation>
    </message>
    <message>
        <source>药品</source>
        <translation>Drug</translation>
    </message>
    <message>
        <source>规格</source>
        <translation>Strength</translation>
    </message>
    <message>
        <source>包装</source>
        <translation>Package</translation>
    </message>
    <message>
        <source>每码含量</source>
        <translation>Per code</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>厂家</source>
        <translation>Maker</translation>
    </message>
    <message>
        <source>来源</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>有效</source>
        <translation>Valid</translation>
    </message>
    <message>
        <source>登记</source>
        <translation>Register</translation>
    </message>
    <message>
        <source>复核</source>
        <translation>Approved by</translation>
    </message>
    <message>
        <source>查找</source>
        <translation>Find</translation>
    </message>
    <message>
        <source>刷新</source>
        <translation>Refresh</translation>
    </message>
    <message>
        <source>导出</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>新登记</source>
        <translation>New</translation>
    </message>
    <message>
        <source>复核通过</source>
        <translation>Approve</translation>
    </message>
    <message>
        <source>药品标识码</source>
        <translation>identifiers</translation>
    </message>
    <message>
        <source>导出失败 {file}：{why}</source>
        <translation>{file} was not written: {why}</translation>
    </message>
    <message>
        <source>已导出 {n} 条到 {file}</source>
        <translation>{n} rows exported to {file}</translation>
    </message>
    <message>
        <source>复核 {key}</source>
        <translation>Approve {key}</translation>
    </message>
</context>
<context>
    <name>ImportWords</name>
    <message>
        <source>第 {line} 行</source>
        <translation>Line {line}</translation>
    </message>
    <message>
        <source>整个文件</source>
        <translation>Whole file</translation>
    </message>
    <message>
        <source>现为“{found}”</source>
        <translation>found “{found}”</translation>
    </message>
    <message>
        <source>应为 {expected}</source>
        <translation>expected {expected}</translation>
    </message>
    <message>
        <source>，</source>
        <translation>, </translation>
    </message>
    <message>
        <source>{place}：{reason}</source>
        <translation>{place}: {reason}</translation>
    </message>
    <message>
        <source>{told}（{details}）</source>
        <translation>{told} ({details})</translation>
    </message>
    <message>
        <source>文件读不出来</source>
        <translation>the file cannot be read</translation>
    </message>
    <message>
        <source>文件太大</source>
        <translation>the file is too large</translation>
    </message>
    <message>
        <source>文件是空的</source>
        <translation>the file is empty</translation>
    </message>
    <message>
        <source>不是文本，也不是 XLSX</source>
        <translation>neither text nor XLSX</translation>
    </message>
    <message>
        <source>旧式或加密的 Excel，请另存为 XLSX 或 CSV</source>
        <translation>old or encrypted Excel; save it as XLSX or CSV</translation>
    </message>
    <message>
        <source>XLSX 已损坏，打不开</source>
        <translation>the XLSX is damaged and cannot be opened</translation>
    </message>
    <message>
        <source>这是网页，请另存为 XLSX 或 CSV</source>
        <translation>this is a web page; save it as XLSX or CSV</translation>
    </message>
    <message>
        <source>编码不是 UTF-8 或 GB18030，或已损坏</source>
        <translation>not UTF-8 or GB18030, or damaged</translation>
    </message>
    <message>
        <source>格式有误</source>
        <translation>wrong format</translation>
    </message>
    <message>
        <source>JSON 里没有列表</source>
        <translation>the JSON holds no list</translation>
    </message>
    <message>
        <source>第一行不是列名</source>
        <translation>the first line is not column names</translation>
    </message>
    <message>
        <source>缺少必需的列</source>
        <translation>a required column is missing</translation>
    </message>
    <message>
        <source>两列说的是同一项</source>
        <translation>two columns for the same item</translation>
    </message>
    <message>
        <source>用不到的列，已略过</source>
        <translation>column not needed, skipped</translation>
    </message>
    <message>
        <source>只读第一个工作表，其余略过</source>
        <translation>only the first sheet is read, the others are skipped</translation>
    </message>
    <message>
        <source>列数与标题行不一致</source>
        <translation>not as many columns as the header</translation>
    </message>
    <message>
        <source>必填项为空</source>
        <translation>required but empty</translation>
    </message>
    <message>
        <source>不是文字</source>
        <translation>not text</translation>
    </message>
    <message>
        <source>含有不可见或丢失的字符</source>
        <translation>holds invisible or lost characters</translation>
    </message>
    <message>
        <source>太长</source>
        <translation>too long</translation>
    </message>
    <message>
        <source>是公式，请粘贴为数值</source>
        <translation>a formula; paste it as a value</translation>
    </message>
    <message>
        <source>单元格里是错误值</source>
        <translation>the cell holds an error</translation>
    </message>
    <message>
        <source>编码被存成了数字，位数已丢失；请设为文本格式</source>
        <translation>the code was saved as a number and lost digits; format the cells as text</translation>
    </message>
    <message>
        <source>不是数字</source>
        <translation>not a number</translation>
    </message>
    <message>
        <source>不是整数</source>
        <translation>not a whole number</translation>
    </message>
    <message>
        <source>超出范围</source>
        <translation>out of range</translation>
    </message>
    <message>
        <source>不是日期</source>
        <translation>not a date</translation>
    </message>
    <message>
        <source>不是时间</source>
        <translation>not a time</translation>
    </message>
    <message>
        <source>不在可选值之内</source>
        <translation>not one of the choices</translation>
    </message>
    <message>
        <source>形式不对</source>
        <translation>wrong form</translation>
    </message>
    <message>
        <source>校验位不对</source>
        <translation>wrong check digit</translation>
    </message>
    <message>
        <source>结束早于开始</source>
        <translation>ends before it begins</translation>
    </message>
    <message>
        <source>盒数与最小单位数互相矛盾</source>
        <translation>packs and units contradict each other</translation>
    </message>
    <message>
        <source>自费病人不应有医保结算号</source>
        <translation>a self-pay patient has no insurance settlement</translation>
    </message>
    <message>
        <source>有批号日期却没有批号</source>
        <translation>lot dates without a lot</translation>
    </message>
    <message>
        <source>与库中该批号的日期不同</source>
        <translation>dates differ from the lot on record</translation>
    </message>
    <message>
        <source>与文件中另一行矛盾</source>
        <translation>contradicts another line of the file</translation>
    </message>
    <message>
        <source>药品目录里没有这个药</source>
        <translation>not in the drug catalogue</translation>
    </message>
    <message>
        <source>该单已开始处理，内容不同</source>
        <translation>the document is in hand and differs</translation>
    </message>
    <message>
        <source>该单已结束，内容不同</source>
        <translation>the document is closed and differs</translation>
    </message>
    <message>
        <source>同号的单据是本系统手工建立的</source>
        <translation>a document made here has this number</translation>
    </message>
    <message>
        <source>与文件中另一行相同，只计一次</source>
        <translation>same as another line, counted once</translation>
    </message>
    <message>
        <source>该标识码现对应两个药品，请标识码管理员处理</source>
        <translation>the identifier has two meanings now; ask the identifier administrator</translation>
    </message>
</context>
<context>
    <name>IssueView</name>
    <message>
        <source>去向（科室或药房）</source>
        <translation>To (department or pharmacy)</translation>
    </message>
    <message>
        <source>事由</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>新出库</source>
        <translation>New issue</translation>
    </message>
    <message>
        <source>请领</source>
        <translation>Requisition</translation>
    </message>
    <message>
        <source>调拨</source>
        <translation>Transfer</translation>
    </message>
    <message>
        <source>科室基数补充</source>
        <translation>Ward stock top-up</translation>
    </message>
    <message>
        <source>急救备药</source>
        <translation>Emergency stock</translation>
    </message>
    <message>
        <source>出库数</source>
        <translation>Issued</translation>
    </message>
    <message>
        <source>{place} → {target}</source>
        <translation>{place} → {target}</translation>
    </message>
    <message>
        <source>出库中</source>
        <translation>Issuing</translation>
    </message>
    <message>
        <source>未填</source>
        <translation>Not entered</translation>
    </message>
    <message>
        <source>未完成的出库</source>
        <translation>Open issues</translation>
    </message>
    <message>
        <source>去向</source>
        <translation>To</translation>
    </message>
    <message>
        <source>没有未完成的出库</source>
        <translation>No open issues</translation>
    </message>
    <message>
        <source>按 F4 写明去向，然后扫描药盒</source>
        <translation>Press F4 and say where to, then scan the packs</translation>
    </message>
    <message>
        <source>确认出库</source>
        <translation>Confirm issue</translation>
    </message>
</context>
<context>
    <name>LeavingScreen</name>
    <message>
        <source>单据信息</source>
        <translation>Papers</translation>
    </message>
    <message>
        <source>保存 Enter</source>
        <translation>Save Enter</translation>
    </message>
    <message>
        <source>开始 Enter</source>
        <translation>Start Enter</translation>
    </message>
    <message>
        <source>药品</source>
        <translation>Drug</translation>
    </message>
    <message>
        <source>规格</source>
        <translation>Strength</translation>
    </message>
    <message>
        <source>厂家</source>
        <translation>Maker</translation>
    </message>
    <message>
        <source>批号</source>
        <translation>Lot</translation>
    </message>
    <message>
        <source>有效期至</source>
        <translation>Expires</translation>
    </message>
    <message>
        <source>账面库存</source>
        <translation>In stock</translation>
    </message>
    <message>
        <source>应先出批号</source>
        <translation>First out</translation>
    </message>
    <message>
        <source>追溯码</source>
        <translation>Codes</translation>
    </message>
    <message>
        <source>请扫描要出的药盒</source>
        <translation>Scan the packs that leave</translation>
    </message>
    <message>
        <source>无码的药按 F3 找到后输入盒数</source>
        <translation>No code? Find the drug with F3, then type the packs</translation>
    </message>
    <message>
        <source>共 {n} 盒</source>
        <translation>Packs: {n}</translation>
    </message>
    <message>
        <source>拆零</source>
        <translation>Split</translation>
    </message>
    <message>
        <source>单据</source>
        <translation>Papers</translation>
    </message>
    <message>
        <source>✓ 正是此批</source>
        <translation>✓ this lot</translation>
    </message>
    <message>
        <source>无码</source>
        <translation>No code</translation>
    </message>
    <message>
        <source>{n} 个</source>
        <translation>{n}</translation>
    </message>
</context>
<context>
    <name>LotStrip</name>
    <message>
        <source>批号</source>
        <translation>Lot</translation>
    </message>
    <message>
        <source>生产日期</source>
        <translation>Made on</translation>
    </message>
    <message>
        <source>有效期至</source>
        <translation>Expires</translation>
    </message>
    <message>
        <source>单价（元）</source>
        <translation>Price (yuan)</translation>
    </message>
    <message>
        <source>新批号 F4</source>
        <translation>New lot F4</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>药溯</source>
        <translation>Yaosu</translation>
    </message>
    <message>
        <source>帮助</source>
        <translation>Help</translation>
    </message>
    <message>
        <source>锁定</source>
        <translation>Lock</translation>
    </message>
</context>
<context>
    <name>MendCard</name>
    <message>
        <source>复制这一行</source>
        <translation>Copy this line</translation>
    </message>
</context>
<context>
    <name>Mending</name>
    <message>
        <source>同一原因的 {n} 条全部重新上传</source>
        <translation>Send all {n} of this cause again</translation>
    </message>
    <message>
        <source>如 20270430</source>
        <translation>e.g. 20270430</translation>
    </message>
    <message>
        <source>只改上报的内容，本院账目不变</source>
        <translation>Changes what is told, not the books</translation>
    </message>
    <message>
        <source>改好并重新上传</source>
        <translation>Correct and send again</translation>
    </message>
    <message>
        <source>不改，重新上传</source>
        <translation>Send again as it is</translation>
    </message>
    <message>
        <source>撤销这一条…</source>
        <translation>Withdraw this…</translation>
    </message>
    <message>
        <source>撤销</source>
        <translation>Withdraw</translation>
    </message>
    <message>
        <source>不撤销</source>
        <translation>Leave it</translation>
    </message>
    <message>
        <source>撤销原因（必填）</source>
        <translation>Reason (required)</translation>
    </message>
    <message>
        <source>平台上有：标为已接收</source>
        <translation>It is there: mark accepted</translation>
    </message>
    <message>
        <source>平台上没有：重新上传</source>
        <translation>It is not: send again</translation>
    </message>
</context>
<context>
    <name>Messages</name>
    <message>
        <source>程序出错：{kind}</source>
        <translation>The program failed: {kind}</translation>
    </message>
    <message>
        <source>程序</source>
        <translation>Program</translation>
    </message>
    <message>
        <source>已记入日志，这一步没有完成；请重试，仍出现请告知管理员</source>
        <translation>It is in the log and this step was not done; try again, and tell the administrator if it returns</translation>
    </message>
    <message>
        <source>发药</source>
        <translation>dispense</translation>
    </message>
    <message>
        <source>退药</source>
        <translation>take back</translation>
    </message>
    <message>
        <source>盘点</source>
        <translation>count stock</translation>
    </message>
    <message>
        <source>审核盘点</source>
        <translation>approve a count</translation>
    </message>
    <message>
        <source>入库</source>
        <translation>receive</translation>
    </message>
    <message>
        <source>出库</source>
        <translation>issue</translation>
    </message>
    <message>
        <source>维护药品标识码</source>
        <translation>keep drug identifiers</translation>
    </message>
    <message>
        <source>扫码对照</source>
        <translation>bind by scanning</translation>
    </message>
    <message>
        <source>追溯查询</source>
        <translation>trace</translation>
    </message>
    <message>
        <source>查看上传</source>
        <translation>see uploads</translation>
    </message>
    <message>
        <source>处理上传</source>
        <translation>correct uploads</translation>
    </message>
    <message>
        <source>导入数据</source>
        <translation>import</translation>
    </message>
    <message>
        <source>修改设置</source>
        <translation>change settings</translation>
    </message>
    <message>
        <source>管理人员</source>
        <translation>manage people</translation>
    </message>
    <message>
        <source>用户名或密码不对</source>
        <translation>User name or password is wrong</translation>
    </message>
    <message>
        <source>检查大小写锁定后再试</source>
        <translation>Check Caps Lock and try again</translation>
    </message>
    <message>
        <source>错误次数过多</source>
        <translation>Too many wrong tries</translation>
    </message>
    <message>
        <source>{when} 以后再试，或请管理员重设密码</source>
        <translation>Try again after {when}, or ask the administrator for a new password</translation>
    </message>
    <message>
        <source>至少 {n} 位，不能是旧密码或用户名</source>
        <translation>At least {n} characters; not the old password, not the user name</translation>
    </message>
    <message>
        <source>新密码太弱</source>
        <translation>The new password is too weak</translation>
    </message>
    <message>
        <source>首次登录要先改密码</source>
        <translation>The first sign-in changes the password</translation>
    </message>
    <message>
        <source>改好密码再继续</source>
        <translation>Change it, then go on</translation>
    </message>
    <message>
        <source>没有“{right}”的权限</source>
        <translation>You may not {right}</translation>
    </message>
    <message>
        <source>权限</source>
        <translation>Rights</translation>
    </message>
    <message>
        <source>请有权限的同事来做，或请管理员授权</source>
        <translation>Ask a colleague who may, or the administrator</translation>
    </message>
    <message>
        <source>没有用户 {login}</source>
        <translation>There is no user {login}</translation>
    </message>
    <message>
        <source>检查用户名</source>
        <translation>Check the user name</translation>
    </message>
    <message>
        <source>用户名 {login} 已有人用</source>
        <translation>User name {login} is taken</translation>
    </message>
    <message>
        <source>换一个用户名</source>
        <translation>Choose another user name</translation>
    </message>
    <message>
        <source>第二个人签字，不能是同一人</source>
        <translation>The second signature must be another person&apos;s</translation>
    </message>
    <message>
        <source>请另一位同事登录确认</source>
        <translation>Ask a colleague to sign in and confirm</translation>
    </message>
    <message>
        <source>没有单据 {number}</source>
        <translation>There is no document {number}</translation>
    </message>
    <message>
        <source>检查单号，或刷新列表</source>
        <translation>Check the number, or refresh the list</translation>
    </message>
    <message>
        <source>单据 {number} 已结束</source>
        <translation>Document {number} is closed</translation>
    </message>
    <message>
        <source>不能再扫；请打开另一张</source>
        <translation>It takes no more scans; open another one</translation>
    </message>
    <message>
        <source>还没有扫任何药盒</source>
        <translation>Nothing was scanned yet</translation>
    </message>
    <message>
        <source>先扫药盒再确认</source>
        <translation>Scan the packs, then confirm</translation>
    </message>
    <message>
        <source>还缺批号：{drugs}</source>
        <translation>Lot missing: {drugs}</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>单据</source>
        <translation>Document</translation>
    </message>
    <message>
        <source>在这些行里填批号和有效期</source>
        <translation>Fill in lot and expiry on these lines</translation>
    </message>
    <message>
        <source>没有已发药的记录：{number}</source>
        <translation>Nothing was dispensed under {number}</translation>
    </message>
    <message>
        <source>检查处方号，或扫当时发出的药盒</source>
        <translation>Check the number, or scan a pack that was dispensed</translation>
    </message>
    <message>
        <source>{number} 已全部退过</source>
        <translation>All of {number} was returned before</translation>
    </message>
    <message>
        <source>在“追溯查询”里看退药记录</source>
        <translation>See the return under Trace</translation>
    </message>
    <message>
        <source>还没有打开单据</source>
        <translation>No document is open</translation>
    </message>
    <message>
        <source>先在列表里打开一张，或扫单号</source>
        <translation>Open one from the list, or scan its number</translation>
    </message>
    <message>
        <source>没有可撤回的扫描</source>
        <translation>There is no scan to take back</translation>
    </message>
    <message>
        <source>单据里没有这一行</source>
        <translation>The document has no such line</translation>
    </message>
    <message>
        <source>刷新后再试</source>
        <translation>Refresh and try again</translation>
    </message>
    <message>
        <source>{drug} 已够</source>
        <translation>{drug} is complete</translation>
    </message>
    <message>
        <source>这一盒放回去</source>
        <translation>Put this pack back</translation>
    </message>
    <message>
        <source>这次扫描已不在</source>
        <translation>That scan is gone</translation>
    </message>
    <message>
        <source>可能已撤回；刷新后再看</source>
        <translation>It may have been taken back; refresh and look again</translation>
    </message>
    <message>
        <source>这一盒刚被单据 {number} 用掉</source>
        <translation>Document {number} has just used this pack</translation>
    </message>
    <message>
        <source>别的窗口</source>
        <translation>Another window</translation>
    </message>
    <message>
        <source>换一盒，或到那张单上撤回</source>
        <translation>Take another pack, or undo it there</translation>
    </message>
    <message>
        <source>药品目录里没有 {code}</source>
        <translation>The catalogue has no {code}</translation>
    </message>
    <message>
        <source>药品目录</source>
        <translation>Drug catalogue</translation>
    </message>
    <message>
        <source>先导入或新增这个药品</source>
        <translation>Import or add the drug first</translation>
    </message>
    <message>
        <source>标识码 {key} 已是 {drug}</source>
        <translation>Identifier {key} is already {drug}</translation>
    </message>
    <message>
        <source>药品标识码表</source>
        <translation>Identifier table</translation>
    </message>
    <message>
        <source>请标识码管理员处理</source>
        <translation>Ask the identifier administrator</translation>
    </message>
    <message>
        <source>标识码 {key} 的格式不对</source>
        <translation>Identifier {key} has a wrong form</translation>
    </message>
    <message>
        <source>追溯码前 7 位，或带正确校验位的 14 位 GTIN</source>
        <translation>The first 7 characters of a code, or a GTIN of 14 digits with its check digit</translation>
    </message>
    <message>
        <source>没有这条上传记录</source>
        <translation>There is no such upload</translation>
    </message>
    <message>
        <source>刷新列表</source>
        <translation>Refresh the list</translation>
    </message>
    <message>
        <source>正在上传或正在核实结果</source>
        <translation>It is being sent, or its outcome is being asked for</translation>
    </message>
    <message>
        <source>平台</source>
        <translation>Platform</translation>
    </message>
    <message>
        <source>等出了结果再改</source>
        <translation>Wait for the outcome</translation>
    </message>
    <message>
        <source>已收的只能撤销上传（3507），已撤销的不再改</source>
        <translation>Accepted rows are withdrawn (3507), withdrawn ones stay so</translation>
    </message>
    <message>
        <source>这条记录已有结果</source>
        <translation>This row is settled</translation>
    </message>
    <message>
        <source>设置</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>设置文件 {file} 第 {line} 行无法识别</source>
        <translation>Settings file {file} cannot be read at line {line}</translation>
    </message>
    <message>
        <source>请管理员改正文件；原文件没有改动</source>
        <translation>Ask the administrator to correct it; it was not touched</translation>
    </message>
    <message>
        <source>{file} 有 {n} 处错误</source>
        <translation>{file} has errors: {n}</translation>
    </message>
    <message>
        <source>导入的文件</source>
        <translation>Imported file</translation>
    </message>
    <message>
        <source>改正后再导入；什么都没有写入</source>
        <translation>Correct it and import again; nothing was written</translation>
    </message>
    <message>
        <source>数据库来自更新的版本</source>
        <translation>The database comes from a newer version</translation>
    </message>
    <message>
        <source>程序版本</source>
        <translation>Program version</translation>
    </message>
    <message>
        <source>请升级程序；数据没有改动</source>
        <translation>Upgrade the program; the data was not touched</translation>
    </message>
    <message>
        <source>这台电脑的密钥打不开数据库里的个人信息</source>
        <translation>This computer&apos;s key does not open the personal data in the database</translation>
    </message>
    <message>
        <source>密钥</source>
        <translation>Keys</translation>
    </message>
    <message>
        <source>请管理员导入原来的密钥；数据没有改动</source>
        <translation>Ask the administrator to bring the old key; the data was not touched</translation>
    </message>
    <message>
        <source>密钥文件需要口令</source>
        <translation>The key file needs its passphrase</translation>
    </message>
    <message>
        <source>输入口令再继续</source>
        <translation>Type the passphrase to go on</translation>
    </message>
    <message>
        <source>口令不对</source>
        <translation>The passphrase is wrong</translation>
    </message>
    <message>
        <source>密钥文件损坏：{path}</source>
        <translation>The key file is damaged: {path}</translation>
    </message>
    <message>
        <source>请管理员从备份恢复；文件没有改动</source>
        <translation>Ask the administrator to restore a backup; the file was not touched</translation>
    </message>
    <message>
        <source>密钥文件别人也能读</source>
        <translation>Others can read the key file</translation>
    </message>
    <message>
        <source>请管理员运行：{run}</source>
        <translation>Ask the administrator to run: {run}</translation>
    </message>
    <message>
        <source>密钥存放处没有回应</source>
        <translation>The keeper of the keys does not answer</translation>
    </message>
    <message>
        <source>解锁系统密钥环后再试；什么都没有改动</source>
        <translation>Unlock the system&apos;s keyring and try again; nothing was changed</translation>
    </message>
    <message>
        <source>密钥 {name} 不见了</source>
        <translation>Key {name} is gone</translation>
    </message>
    <message>
        <source>换了账户或拷贝了数据目录？请管理员重新录入</source>
        <translation>Another account, or a copied data folder? Ask the administrator to enter it again</translation>
    </message>
    <message>
        <source>密钥 {name} 的内容不对</source>
        <translation>Key {name} is not valid</translation>
    </message>
    <message>
        <source>检查后重新录入</source>
        <translation>Check it and enter it again</translation>
    </message>
    <message>
        <source>程序已经开着：{folder}</source>
        <translation>The program is already open: {folder}</translation>
    </message>
    <message>
        <source>这台电脑</source>
        <translation>This computer</translation>
    </message>
    <message>
        <source>切换到已打开的窗口，或先关掉它</source>
        <translation>Go to the open window, or close it first</translation>
    </message>
    <message>
        <source>数据库</source>
        <translation>Database</translation>
    </message>
    <message>
        <source>刚才这一步没有记下；排除后再扫一次</source>
        <translation>This step was not recorded; correct it and scan again</translation>
    </message>
    <message>
        <source>电脑时间倒退了（已记到 {when}）</source>
        <translation>The clock went back (last entry {when})</translation>
    </message>
    <message>
        <source>校准时间后再继续</source>
        <translation>Set the clock, then go on</translation>
    </message>
    <message>
        <source>不能这样做：{kind}</source>
        <translation>Not possible: {kind}</translation>
    </message>
    <message>
        <source>请告知管理员</source>
        <translation>Tell the administrator</translation>
    </message>
    <message>
        <source>磁盘满了，没有记下</source>
        <translation>Disk full: not recorded</translation>
    </message>
    <message>
        <source>数据库只读，没有记下</source>
        <translation>Database is read-only: not recorded</translation>
    </message>
    <message>
        <source>数据库损坏，没有记下</source>
        <translation>Database damaged: not recorded</translation>
    </message>
    <message>
        <source>连不上数据库，没有记下</source>
        <translation>Database out of reach: not recorded</translation>
    </message>
    <message>
        <source>数据库正忙，没有记下</source>
        <translation>Database busy: not recorded</translation>
    </message>
    <message>
        <source>数据库写不进去，没有记下</source>
        <translation>Database cannot be written: not recorded</translation>
    </message>
    <message>
        <source>{what} 没有回应</source>
        <translation>{what} does not answer</translation>
    </message>
    <message>
        <source>结果未知，正在核实；工作可以继续</source>
        <translation>The outcome is unknown and being asked for; work goes on</translation>
    </message>
    <message>
        <source>稍后自动再试；工作可以继续</source>
        <translation>It is tried again by itself; work goes on</translation>
    </message>
    <message>
        <source>网络或平台</source>
        <translation>Network or platform</translation>
    </message>
    <message>
        <source>非列表：这张单上没有 {drug}</source>
        <translation>Not on this list: {drug}</translation>
    </message>
    <message>
        <source>拿错药或单据</source>
        <translation>Wrong pack or document</translation>
    </message>
    <message>
        <source>放到一边；多送的药请另开一张入库单</source>
        <translation>Put it aside; goods not ordered go on a delivery of their own</translation>
    </message>
    <message>
        <source>批号 {lot} 已登记：生产 {made}，有效期至 {expires}</source>
        <translation>Lot {lot} is on record: made {made}, expires {expires}</translation>
    </message>
    <message>
        <source>药品</source>
        <translation>Drug</translation>
    </message>
    <message>
        <source>请看药盒；确认登记有误，再按一次 Enter 改正</source>
        <translation>Look at the pack; if the record is wrong, press Enter again to correct it</translation>
    </message>
    <message>
        <source>批号 {lot} 已过期：{day}</source>
        <translation>Lot {lot} expired on {day}</translation>
    </message>
    <message>
        <source>不得入库，请退回供应商；输错了就改正日期</source>
        <translation>It must not be received: return it to the supplier; if mistyped, correct the date</translation>
    </message>
    <message>
        <source>改正后按 Enter</source>
        <translation>Correct it and press Enter</translation>
    </message>
    <message>
        <source>还没有输批号</source>
        <translation>No lot was typed</translation>
    </message>
    <message>
        <source>批号太长（最多 30 个字符）</source>
        <translation>The lot is too long (30 characters at most)</translation>
    </message>
    <message>
        <source>有效期早于生产日期</source>
        <translation>It expires before it was made</translation>
    </message>
    <message>
        <source>生产日期晚于今天</source>
        <translation>It was made after today</translation>
    </message>
    <message>
        <source>账面批号不能在盘点时改；新批号请按 F4 另起一行</source>
        <translation>A lot of the books is not changed while counting; press F4 for a line of a new lot</translation>
    </message>
    <message>
        <source>批号 {lot} 在这张单上已有一行</source>
        <translation>Lot {lot} already has a line here</translation>
    </message>
    <message>
        <source>批号不对</source>
        <translation>The lot is not valid</translation>
    </message>
    <message>
        <source>{drug} 发出时有追溯码，要扫码核对</source>
        <translation>{drug} went out with trace codes; scan the packs</translation>
    </message>
    <message>
        <source>请扫要退的药盒；只有未采集的才能直接输数量</source>
        <translation>Scan the packs; a quantity is typed only where there was no code</translation>
    </message>
    <message>
        <source>请改正这一项；其余设置没有变</source>
        <translation>Correct this one; the other settings still hold</translation>
    </message>
    <message>
        <source>人员</source>
        <translation>People</translation>
    </message>
    <message>
        <source>改好再保存；还没有写入</source>
        <translation>Correct it and save again; nothing was written</translation>
    </message>
    <message>
        <source>{login} 是最后一位在用的管理员，不能停用或去掉管理员角色</source>
        <translation>{login} is the last active administrator and cannot be deactivated or lose that role</translation>
    </message>
    <message>
        <source>先让另一位同事当管理员</source>
        <translation>Make a colleague an administrator first</translation>
    </message>
    <message>
        <source>用户名</source>
        <translation>Login</translation>
    </message>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>角色</source>
        <translation>Roles</translation>
    </message>
    <message>
        <source>执业资格证号</source>
        <translation>Licence number</translation>
    </message>
    <message>
        <source>{what}还没有填</source>
        <translation>{what}: not filled in yet</translation>
    </message>
    <message>
        <source>{what}太长</source>
        <translation>{what}: too long</translation>
    </message>
    <message>
        <source>{what}里不能有空格</source>
        <translation>{what}: no spaces allowed</translation>
    </message>
    <message>
        <source>{what}含有换行等不可见字符</source>
        <translation>{what}: holds line breaks or other invisible characters</translation>
    </message>
    <message>
        <source>{what}不能用</source>
        <translation>{what}: cannot be used</translation>
    </message>
    <message>
        <source>单价无法识别，例如 12.50</source>
        <translation>The price cannot be read; for example 12.50</translation>
    </message>
    <message>
        <source>超过账面库存：{drugs}</source>
        <translation>More than the books have: {drugs}</translation>
    </message>
    <message>
        <source>库存</source>
        <translation>Stock</translation>
    </message>
    <message>
        <source>请核对数量；账面有误可先盘点</source>
        <translation>Check the quantity; if the books are wrong, count first</translation>
    </message>
    <message>
        <source>；</source>
        <translation>. </translation>
    </message>
    <message>
        <source>这一页不收扫码，刚才扫的没有记下</source>
        <translation>This page takes no scans; what you scanned was not kept</translation>
    </message>
    <message>
        <source>到发药、入库等页面再扫</source>
        <translation>Scan on a page such as Dispensing or Receiving</translation>
    </message>
    <message>
        <source>这一页不用刷卡，刚才读的卡没有记下</source>
        <translation>This page needs no card; what was read was not kept</translation>
    </message>
    <message>
        <source>到“处方发药”或“处方退药”再刷</source>
        <translation>Read it on Dispensing or Return</translation>
    </message>
    <message>
        <source>医保电子凭证</source>
        <translation>Insurance e-voucher</translation>
    </message>
    <message>
        <source>证件号码</source>
        <translation>ID number</translation>
    </message>
    <message>
        <source>{what}没有读全或读错一位，未保存</source>
        <translation>{what} cut off or misread, not kept</translation>
    </message>
    <message>
        <source>扫码枪或证件</source>
        <translation>Scanner or card</translation>
    </message>
    <message>
        <source>再扫一次，或输入处方号</source>
        <translation>Scan again, or type the prescription number</translation>
    </message>
    <message>
        <source>本机没有电子凭证解码，查不出是谁的凭证；凭证未保存</source>
        <translation>This computer cannot decode e-vouchers, so nobody knows whose it is; it was not kept</translation>
    </message>
    <message>
        <source>本机设置</source>
        <translation>This computer&apos;s settings</translation>
    </message>
    <message>
        <source>请刷身份证或社保卡，或输入处方号</source>
        <translation>Read an ID card or social-security card, or type the prescription number</translation>
    </message>
    <message>
        <source>医保没有认出这张电子凭证：{words}</source>
        <translation>The insurer does not know this e-voucher: {words}</translation>
    </message>
    <message>
        <source>请患者刷新二维码后再扫；或刷身份证、社保卡，或输入处方号</source>
        <translation>Ask the patient to refresh the code and scan again; or read a card, or type the prescription number</translation>
    </message>
    <message>
        <source>电子凭证或医保平台</source>
        <translation>E-voucher or insurance platform</translation>
    </message>
    <message>
        <source>患者的卡</source>
        <translation>The patient&apos;s card</translation>
    </message>
    <message>
        <source>卡的摆放</source>
        <translation>How the card lies</translation>
    </message>
    <message>
        <source>读卡器</source>
        <translation>Card reader</translation>
    </message>
    <message>
        <source>把卡放好，再按 Ctrl+K 读一次</source>
        <translation>Place the card properly and press Ctrl+K again</translation>
    </message>
    <message>
        <source>请刷身份证，或输入处方号</source>
        <translation>Read an ID card, or type the prescription number</translation>
    </message>
    <message>
        <source>读卡器上没有卡</source>
        <translation>No card on the reader</translation>
    </message>
    <message>
        <source>卡放反了，或没有反应</source>
        <translation>The card lies the wrong way round, or does not answer</translation>
    </message>
    <message>
        <source>翻过来放好，再按 Ctrl+K 读一次</source>
        <translation>Turn it over and press Ctrl+K again</translation>
    </message>
    <message>
        <source>外地社保卡，本机不能读取</source>
        <translation>Social-security card of another region, which cannot be read here</translation>
    </message>
    <message>
        <source>卡里的证件号没有开放读取</source>
        <translation>The card does not give its ID number</translation>
    </message>
    <message>
        <source>读卡器没有接好</source>
        <translation>The reader is not connected</translation>
    </message>
    <message>
        <source>插好读卡器的线，再按 Ctrl+K</source>
        <translation>Plug the reader in and press Ctrl+K</translation>
    </message>
    <message>
        <source>没有读卡：已取消</source>
        <translation>No card read: cancelled</translation>
    </message>
    <message>
        <source>需要时再按 Ctrl+K</source>
        <translation>Press Ctrl+K when needed</translation>
    </message>
    <message>
        <source>上一张卡还在读</source>
        <translation>The card before is still being read</translation>
    </message>
    <message>
        <source>请稍候再刷</source>
        <translation>Wait a moment and read it again</translation>
    </message>
    <message>
        <source>读卡程序给出的内容看不懂</source>
        <translation>What the reader&apos;s program gave cannot be understood</translation>
    </message>
    <message>
        <source>读卡器厂商</source>
        <translation>The reader&apos;s vendor</translation>
    </message>
    <message>
        <source>读卡失败（{code}）{words}</source>
        <translation>Card not read ({code}) {words}</translation>
    </message>
    <message>
        <source>已自动重新启动，请再刷一次</source>
        <translation>It was restarted; read the card again</translation>
    </message>
    <message>
        <source>请管理员在“设备”里检查；先输入处方号</source>
        <translation>Ask the administrator to look at Devices; type the prescription number meanwhile</translation>
    </message>
    <message>
        <source>读卡器 {device} 的厂商程序出错退出</source>
        <translation>The vendor&apos;s program of reader {device} broke down</translation>
    </message>
    <message>
        <source>读卡器 {device} 正在启动</source>
        <translation>Reader {device} is starting</translation>
    </message>
    <message>
        <source>读卡器 {device} 已停用</source>
        <translation>Reader {device} is switched off</translation>
    </message>
    <message>
        <source>读卡器 {device} 的厂商程序库没有装好</source>
        <translation>The vendor&apos;s library of reader {device} is not installed</translation>
    </message>
    <message>
        <source>读卡器 {device} 的厂商程序库位数不符（32/64 位）</source>
        <translation>The vendor&apos;s library of reader {device} has the wrong number of bits (32/64)</translation>
    </message>
    <message>
        <source>读卡器 {device} 的厂商程序库版本不对</source>
        <translation>The vendor&apos;s library of reader {device} is of another version</translation>
    </message>
    <message>
        <source>读卡器 {device} 不能用</source>
        <translation>Reader {device} cannot be used</translation>
    </message>
    <message>
        <source>卡或读卡器</source>
        <translation>Card or reader</translation>
    </message>
    <message>
        <source>卡拔得太早，还没有读完</source>
        <translation>The card was pulled out before it was read</translation>
    </message>
    <message>
        <source>再插一次，出现病人后再拔</source>
        <translation>Put it in again; take it out once the patient is shown</translation>
    </message>
    <message>
        <source>读卡器里的不是社会保障卡</source>
        <translation>The card in the reader is no social-security card</translation>
    </message>
    <message>
        <source>换社会保障卡，或扫医保电子凭证</source>
        <translation>Use the social-security card, or scan the e-voucher</translation>
    </message>
    <message>
        <source>本程序不收密码；请用身份证或医保电子凭证</source>
        <translation>This program takes no PIN; use the identity card or the e-voucher</translation>
    </message>
    <message>
        <source>这张社会保障卡要先输密码才给读</source>
        <translation>This social-security card tells nothing without its PIN</translation>
    </message>
    <message>
        <source>发卡地区</source>
        <translation>The region that issued it</translation>
    </message>
    <message>
        <source>不认识这一代社会保障卡（{version}）</source>
        <translation>Unknown generation of social-security card ({version})</translation>
    </message>
    <message>
        <source>请用身份证或医保电子凭证，并告知管理员</source>
        <translation>Use the identity card or the e-voucher, and tell the administrator</translation>
    </message>
    <message>
        <source>社会保障卡</source>
        <translation>Social-security card</translation>
    </message>
    <message>
        <source>身份证件</source>
        <translation>Identity card</translation>
    </message>
    <message>
        <source>{kind}没有读完</source>
        <translation>{kind} not read to the end</translation>
    </message>
    <message>
        <source>读卡器不认这张{kind}</source>
        <translation>{kind} not accepted by the reader</translation>
    </message>
    <message>
        <source>{kind}没有反应</source>
        <translation>{kind} gives no answer</translation>
    </message>
    <message>
        <source>{kind}正被别的程序占用</source>
        <translation>{kind} is in use by another program</translation>
    </message>
    <message>
        <source>{kind}里读不出姓名和号码</source>
        <translation>{kind} tells no name and number</translation>
    </message>
    <message>
        <source>关掉别的读卡程序，再放一次</source>
        <translation>Close the other card program, then present the card again</translation>
    </message>
    <message>
        <source>拔出来，看准芯片方向再插一次</source>
        <translation>Take it out, mind which way the chip points, put it in again</translation>
    </message>
    <message>
        <source>拿起来，再放一次；还不行就扫处方号</source>
        <translation>Lift it and lay it down again; if that fails, scan the prescription number</translation>
    </message>
    <message>
        <source>设备 {device} 没有就绪</source>
        <translation>Device {device} is not ready</translation>
    </message>
    <message>
        <source>设备</source>
        <translation>Devices</translation>
    </message>
    <message>
        <source>看“设备”页上它的状态；插好后再试</source>
        <translation>See its state under Devices; plug it in and try again</translation>
    </message>
    <message>
        <source>设备 {device} 已在列表中</source>
        <translation>Device {device} is on the list already</translation>
    </message>
    <message>
        <source>选中它再改</source>
        <translation>Select it to change it</translation>
    </message>
    <message>
        <source>录制文件 {file} 第 {line} 行无法识别</source>
        <translation>Line {line} of the recording {file} cannot be read</translation>
    </message>
    <message>
        <source>录制的文件</source>
        <translation>The recording</translation>
    </message>
    <message>
        <source>请重新录制或换一个文件</source>
        <translation>Record again, or take another file</translation>
    </message>
    <message>
        <source>读卡器 {device} 没有回应</source>
        <translation>Reader {device} does not answer</translation>
    </message>
    <message>
        <source>读卡器 {device} 的厂商程序初始化失败</source>
        <translation>The vendor&apos;s program of reader {device} could not begin</translation>
    </message>
    <message>
        <source>扫码枪</source>
        <translation>Scanner</translation>
    </message>
    <message>
        <source>用枪再扫一次；还不行就换串口或 HID 模式，或把枪调快</source>
        <translation>Scan once more; if that does not help, switch to serial or HID mode, or make the scanner quicker</translation>
    </message>
    <message>
        <source>试扫只有 {n} 个键，判断不了快慢</source>
        <translation>The test scan had only {n} keys; its pace cannot be told</translation>
    </message>
    <message>
        <source>这把枪太慢（每键 {n} 毫秒），和手工输入分不开</source>
        <translation>This scanner is too slow ({n} ms a key) to be told from typing</translation>
    </message>
    <message>
        <source>这把枪较慢（每键 {n} 毫秒），码后又没有回车，和手工输入分不开；请给它加回车后缀</source>
        <translation>This scanner is slow ({n} ms a key) and sends no Enter, so it cannot be told from typing; let it add Enter</translation>
    </message>
    <message>
        <source>快慢不匀，像是手工输入的</source>
        <translation>The keys came unevenly, as a hand types them</translation>
    </message>
    <message>
        <source>再按 F2 确认</source>
        <translation>Press F2 again to confirm</translation>
    </message>
    <message>
        <source>少到 {n} 盒，只按实到数入库</source>
        <translation>{n} packs short: only what arrived is booked in</translation>
    </message>
    <message>
        <source>接着扫，或再按 F2 确认</source>
        <translation>Go on scanning, or press F2 again to confirm</translation>
    </message>
    <message>
        <source>还有 {n} 行没有盘，将按账面保留</source>
        <translation>{n} lines not counted: they stay as the books have them</translation>
    </message>
    <message>
        <source>接着盘，或再按 F2 确认</source>
        <translation>Go on counting, or press F2 again to confirm</translation>
    </message>
    <message>
        <source>右侧还有 {n} 盒待处理，不算在内</source>
        <translation>{n} packs on the right still wait and are not included</translation>
    </message>
    <message>
        <source>在右侧逐条处理，或再按 F2 确认</source>
        <translation>Settle them on the right, or press F2 again to confirm</translation>
    </message>
    <message>
        <source>{n} 盒不符的药盒已归入：{drugs}</source>
        <translation>{n} packs that do not match were put on: {drugs}</translation>
    </message>
    <message>
        <source>{n} 盒没有扫码，将按无码发出：{drugs}</source>
        <translation>{n} packs were not scanned and go out without codes: {drugs}</translation>
    </message>
    <message>
        <source>{n} 盒是输入的数量，没有追溯码：{drugs}</source>
        <translation>{n} packs were typed, without trace codes: {drugs}</translation>
    </message>
    <message>
        <source>多到 {n} 盒，已记入：{drugs}</source>
        <translation>{n} packs more than ordered were taken in: {drugs}</translation>
    </message>
    <message>
        <source>拒收的按 Ctrl+Z 撤回，或再按 F2 确认</source>
        <translation>Take back with Ctrl+Z what is not accepted, or press F2 again to confirm</translation>
    </message>
    <message>
        <source>还没有原发票号，平台不收</source>
        <translation>No original invoice number yet; the platform wants it</translation>
    </message>
    <message>
        <source>在“单据”里填写</source>
        <translation>Fill it in under Papers</translation>
    </message>
    <message>
        <source>这是处方 {number}</source>
        <translation>This is prescription {number}</translation>
    </message>
    <message>
        <source>先按 F8 放下当前处方再扫</source>
        <translation>Put the open prescription away with F8 first, then scan it again</translation>
    </message>
    <message>
        <source>这是单据 {number}</source>
        <translation>This is document {number}</translation>
    </message>
    <message>
        <source>先按 F8 放下当前单据再扫</source>
        <translation>Put the open document away with F8 first, then scan it again</translation>
    </message>
    <message>
        <source>生产日期无法识别，例如 20271231 或 2027-12-31</source>
        <translation>The production date cannot be read: 20271231 or 2027-12-31</translation>
    </message>
    <message>
        <source>有效期至无法识别，例如 20271231 或 2027-12-31</source>
        <translation>The expiry cannot be read: 20271231 or 2027-12-31</translation>
    </message>
    <message>
        <source>打开的就是 {number}</source>
        <translation>{number} is the one that is open</translation>
    </message>
    <message>
        <source>直接扫药盒</source>
        <translation>Scan its packs</translation>
    </message>
</context>
<context>
    <name>Navigation</name>
    <message>
        <source>药溯</source>
        <translation>Yaosu</translation>
    </message>
    <message>
        <source>药房</source>
        <translation>Pharmacy</translation>
    </message>
    <message>
        <source>库房</source>
        <translation>Storeroom</translation>
    </message>
    <message>
        <source>管理</source>
        <translation>Management</translation>
    </message>
</context>
<context>
    <name>OpeningView</name>
    <message>
        <source>正在打开数据…</source>
        <translation>Opening the data…</translation>
    </message>
</context>
<context>
    <name>OptionField</name>
    <message>
        <source>恢复默认</source>
        <translation>Default</translation>
    </message>
    <message>
        <source>✓ 已保存</source>
        <translation>✓ Saved</translation>
    </message>
</context>
<context>
    <name>OptionWords</name>
    <message>
        <source>默认：{value}</source>
        <translation>default: {value}</translation>
    </message>
    <message>
        <source>{low} 到 {high}</source>
        <translation>{low} to {high}</translation>
    </message>
    <message>
        <source>开启</source>
        <translation>On</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Off</translation>
    </message>
    <message>
        <source>重启后生效</source>
        <translation>after restart</translation>
    </message>
    <message>
        <source>{n} 项改动已保存，重新启动程序后生效</source>
        <translation>{n} changes are saved and take effect when the program is started again</translation>
    </message>
    <message>
        <source>医保平台</source>
        <translation>Insurance</translation>
    </message>
    <message>
        <source>上传</source>
        <translation>Uploads</translation>
    </message>
    <message>
        <source>数据库</source>
        <translation>Database</translation>
    </message>
    <message>
        <source>工作地点</source>
        <translation>Workplace</translation>
    </message>
    <message>
        <source>发药扫码</source>
        <translation>Scanning</translation>
    </message>
    <message>
        <source>界面</source>
        <translation>Appearance</translation>
    </message>
    <message>
        <source>声音</source>
        <translation>Sound</translation>
    </message>
    <message>
        <source>扫码枪</source>
        <translation>Scanners</translation>
    </message>
    <message>
        <source>人员</source>
        <translation>People</translation>
    </message>
    <message>
        <source>地址、机构编号和密钥向当地医保部门索取；填好后点“检查连接”</source>
        <translation>Address, institution code and keys come from the local insurance bureau; then press &quot;Check connection&quot;</translation>
    </message>
    <message>
        <source>多快、什么时候把单据传给平台；不填就是有了就传</source>
        <translation>How fast and when documents go to the platform; left alone, they go at once</translation>
    </message>
    <message>
        <source>一台电脑不用填；几台电脑共用一个数据库时，各台填同一个地址</source>
        <translation>A single computer needs nothing here; computers that share a database all get the same address</translation>
    </message>
    <message>
        <source>这台电脑管哪里的库存</source>
        <translation>Whose stock this computer keeps</translation>
    </message>
    <message>
        <source>扫码时的提醒和确认</source>
        <translation>Warnings and confirmation while scanning</translation>
    </message>
    <message>
        <source>选好立即生效</source>
        <translation>Takes effect at once</translation>
    </message>
    <message>
        <source>三种提示音，高低和节奏都不同，不看屏幕也听得出</source>
        <translation>Three tones that differ in pitch and rhythm, told apart without looking</translation>
    </message>
    <message>
        <source>键盘模式扫码枪的时间参数；扫码断成几截或手工输入被当成扫码时才需要改</source>
        <translation>Timing of scanners that play keyboard; change it only if scans break into pieces or typing is taken for a scan</translation>
    </message>
    <message>
        <source>谁能登录，能做什么</source>
        <translation>Who may sign in, and do what</translation>
    </message>
    <message>
        <source>密钥和密码</source>
        <translation>Keys and passwords</translation>
    </message>
    <message>
        <source>已设置</source>
        <translation>Set</translation>
    </message>
    <message>
        <source>未设置</source>
        <translation>Not set</translation>
    </message>
    <message>
        <source>由程序生成，不要更换。几台电脑共用数据库时，用命令 yaosu secret set store.personal_key 录入同一把</source>
        <translation>Made by the program; do not change it. Computers that share a database need the same one: yaosu secret set store.personal_key</translation>
    </message>
    <message>
        <source>试听：正确</source>
        <translation>Play: right</translation>
    </message>
    <message>
        <source>试听：注意</source>
        <translation>Play: attention</translation>
    </message>
    <message>
        <source>试听：停</source>
        <translation>Play: stop</translation>
    </message>
    <message>
        <source>现在静音：扫码时没有声音</source>
        <translation>Muted: scans make no sound</translation>
    </message>
    <message>
        <source>这台电脑没有能播放提示音的程序或声卡</source>
        <translation>This computer has no player or sound card for the tones</translation>
    </message>
    <message>
        <source>音量是 0：扫码时没有声音</source>
        <translation>Volume is 0: scans make no sound</translation>
    </message>
    <message>
        <source>声音已开，音量 {n}</source>
        <translation>Sound is on, volume {n}</translation>
    </message>
    <message>
        <source>程序</source>
        <translation>Program</translation>
    </message>
    <message>
        <source>数据文件夹</source>
        <translation>Data folder</translation>
    </message>
    <message>
        <source>数据</source>
        <translation>Data</translation>
    </message>
    <message>
        <source>密钥存放</source>
        <translation>Secrets</translation>
    </message>
    <message>
        <source>设置</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>平台</source>
        <translation>Platform</translation>
    </message>
    <message>
        <source>平台拒绝签到：{words}</source>
        <translation>The platform refused the sign-in: {words}</translation>
    </message>
    <message>
        <source>已连通并签到（{title}），与平台时钟相差 {n} 秒</source>
        <translation>Connected and signed in ({title}), {n} s apart from the platform&apos;s clock</translation>
    </message>
    <message>
        <source>；相差太多，请校准这台电脑的时间</source>
        <translation>; too much, set this computer&apos;s clock</translation>
    </message>
    <message>
        <source>{kind}，药品 {drugs} 种，待上传 {owed} 条</source>
        <translation>{kind}, {drugs} drugs, {owed} rows to upload</translation>
    </message>
    <message>
        <source>；电脑时间倒退了，请校准</source>
        <translation>; this computer&apos;s clock went back, set it</translation>
    </message>
    <message>
        <source>文件里的 {key} 这个版本不认识，不起作用</source>
        <translation>{key} in the file is unknown to this version and does nothing</translation>
    </message>
    <message>
        <source>打不开这个数据库，没有保存；请检查地址、密码和网络</source>
        <translation>This database cannot be opened, nothing was saved; check address, password and network</translation>
    </message>
    <message>
        <source>{why}：{value}</source>
        <translation>{why}: {value}</translation>
    </message>
    <message>
        <source>只写不显示。{where}</source>
        <translation>Written, never shown. {where}</translation>
    </message>
</context>
<context>
    <name>OptionsView</name>
    <message>
        <source>只能查看；要修改请找管理员</source>
        <translation>You may look; changes are made by an administrator</translation>
    </message>
    <message>
        <source>刷新</source>
        <translation>Refresh</translation>
    </message>
</context>
<context>
    <name>PatientScreen</name>
    <message>
        <source>读卡</source>
        <translation>Read card</translation>
    </message>
    <message>
        <source>{first}；{then}</source>
        <translation>{first}; {then}</translation>
    </message>
    <message>
        <source>全部 Esc</source>
        <translation>All Esc</translation>
    </message>
    <message>
        <source>证件与单据是同一人：{who}</source>
        <translation>Card and document are the same person: {who}</translation>
    </message>
    <message>
        <source>这是 {who} 的证件，不是这张单据的患者。先按 F2 确认或 F8 返回列表，再刷一次</source>
        <translation>This is {who}, not the patient of this document. Press F2 to confirm or F8 for the list first, then read it again</translation>
    </message>
    <message>
        <source>正在读取证件或电子凭证，请稍候</source>
        <translation>Reading the card or e-voucher, one moment</translation>
    </message>
</context>
<context>
    <name>PeoplePage</name>
    <message>
        <source>人员</source>
        <translation>People</translation>
    </message>
    <message>
        <source>停用的人不能登录，以前的记录都在；角色和姓名改动在本人下次登录时生效</source>
        <translation>Who is deactivated cannot sign in, earlier records stay; other roles and names count from the next sign-in</translation>
    </message>
    <message>
        <source>新增人员</source>
        <translation>Add person</translation>
    </message>
    <message>
        <source>还没有人员</source>
        <translation>Nobody yet</translation>
    </message>
    <message>
        <source>点“新增人员”添加</source>
        <translation>Press &quot;Add person&quot;</translation>
    </message>
    <message>
        <source>新增</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>刷新</source>
        <translation>Refresh</translation>
    </message>
    <message>
        <source>用户名</source>
        <translation>Login</translation>
    </message>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>角色</source>
        <translation>Roles</translation>
    </message>
    <message>
        <source>执业资格证号</source>
        <translation>Licence number</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>密码</source>
        <translation>Password</translation>
    </message>
</context>
<context>
    <name>PeopleWords</name>
    <message>
        <source>发药、退药</source>
        <translation>dispensing, returns</translation>
    </message>
    <message>
        <source>入库、出库、盘点、处理上传</source>
        <translation>stock, uploads</translation>
    </message>
    <message>
        <source>维护药品标识码</source>
        <translation>keeps identifiers</translation>
    </message>
    <message>
        <source>全部，含设置和人员</source>
        <translation>everything</translation>
    </message>
    <message>
        <source>已停用</source>
        <translation>Inactive</translation>
    </message>
    <message>
        <source>输错密码，锁定至 {when}</source>
        <translation>Wrong passwords, locked until {when}</translation>
    </message>
    <message>
        <source>在用</source>
        <translation>Active</translation>
    </message>
    <message>
        <source>下次登录要改</source>
        <translation>To be changed</translation>
    </message>
    <message>
        <source>已新增 {login}；第一次登录要改密码</source>
        <translation>{login} was added; the first sign-in changes the password</translation>
    </message>
    <message>
        <source>{login} 已保存，本人下次登录时生效</source>
        <translation>{login} is saved; it counts from the next sign-in</translation>
    </message>
    <message>
        <source>{login} 的密码已重设；请当面告知，下次登录要改</source>
        <translation>{login} has a new password; tell it in person, the next sign-in changes it</translation>
    </message>
    <message>
        <source>{login} 已启用，可以登录</source>
        <translation>{login} is active and may sign in</translation>
    </message>
    <message>
        <source>{login} 已停用，不能再登录；以前的记录都在</source>
        <translation>{login} is inactive and signs in no more; earlier records stay</translation>
    </message>
    <message>
        <source>两次输入的密码不一样，请重新输入</source>
        <translation>The two passwords differ, type them again</translation>
    </message>
    <message>
        <source>正常</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
</context>
<context>
    <name>PersonForm</name>
    <message>
        <source>用户名（工号或拼音）</source>
        <translation>Login (staff number or name)</translation>
    </message>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>药师执业资格证号</source>
        <translation>Licence number</translation>
    </message>
    <message>
        <source>初始密码</source>
        <translation>First password</translation>
    </message>
    <message>
        <source>再输一次</source>
        <translation>Once more</translation>
    </message>
    <message>
        <source>角色</source>
        <translation>Roles</translation>
    </message>
    <message>
        <source>药师必填：随每笔销售上传</source>
        <translation>For pharmacists: goes with every sale</translation>
    </message>
    <message>
        <source>重设密码</source>
        <translation>Reset password</translation>
    </message>
    <message>
        <source>忘了密码或输错被锁时用；下次登录必须改</source>
        <translation>Forgotten or closed; changed at the next sign-in</translation>
    </message>
    <message>
        <source>取消 Esc</source>
        <translation>Cancel Esc</translation>
    </message>
    <message>
        <source>新增人员</source>
        <translation>Add person</translation>
    </message>
    <message>
        <source>新增 F2</source>
        <translation>Add F2</translation>
    </message>
    <message>
        <source>保存 F2</source>
        <translation>Save F2</translation>
    </message>
    <message>
        <source>停用</source>
        <translation>Deactivate</translation>
    </message>
    <message>
        <source>启用</source>
        <translation>Activate</translation>
    </message>
    <message>
        <source>选一个人</source>
        <translation>Pick somebody</translation>
    </message>
</context>
<context>
    <name>ProfileEditor</name>
    <message>
        <source>自备方案文件…</source>
        <translation>Own profile file…</translation>
    </message>
    <message>
        <source>方案文件的完整路径，以 .toml 结尾</source>
        <translation>Whole path of the profile file, ending in .toml</translation>
    </message>
</context>
<context>
    <name>QueuePage</name>
    <message>
        <source>输入或扫描单号；也可输名称的一部分</source>
        <translation>Type or scan a number, or type part of a name</translation>
    </message>
</context>
<context>
    <name>ReasonField</name>
    <message>
        <source>原因（可选，可输入）</source>
        <translation>Reason (optional)</translation>
    </message>
    <message>
        <source>↓ 选择，或直接输入；不写也可以</source>
        <translation>↓ to choose, or type; may stay empty</translation>
    </message>
</context>
<context>
    <name>Reasons</name>
    <message>
        <source>退药原因</source>
        <translation>Reason of return</translation>
    </message>
    <message>
        <source>患者要求退药</source>
        <translation>The patient&apos;s wish</translation>
    </message>
    <message>
        <source>医嘱变更或停药</source>
        <translation>Order changed or stopped</translation>
    </message>
    <message>
        <source>不良反应</source>
        <translation>Adverse reaction</translation>
    </message>
    <message>
        <source>发错药</source>
        <translation>Dispensed in error</translation>
    </message>
    <message>
        <source>药品质量问题</source>
        <translation>Quality of the drug</translation>
    </message>
    <message>
        <source>其他</source>
        <translation>Other</translation>
    </message>
</context>
<context>
    <name>ReceivingView</name>
    <message>
        <source>随货单和发票</source>
        <translation>Delivery note and invoice</translation>
    </message>
    <message>
        <source>保存 Enter</source>
        <translation>Save Enter</translation>
    </message>
    <message>
        <source>新入库（没有订单）</source>
        <translation>New delivery (no order)</translation>
    </message>
    <message>
        <source>开始 Enter</source>
        <translation>Start Enter</translation>
    </message>
    <message>
        <source>药品</source>
        <translation>Drug</translation>
    </message>
    <message>
        <source>规格</source>
        <translation>Strength</translation>
    </message>
    <message>
        <source>厂家</source>
        <translation>Maker</translation>
    </message>
    <message>
        <source>订购</source>
        <translation>Order</translation>
    </message>
    <message>
        <source>实到</source>
        <translation>Arrived</translation>
    </message>
    <message>
        <source>批号</source>
        <translation>Lot</translation>
    </message>
    <message>
        <source>生产日期</source>
        <translation>Made on</translation>
    </message>
    <message>
        <source>有效期至</source>
        <translation>Expires</translation>
    </message>
    <message>
        <source>单价</source>
        <translation>Price</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>追溯码数</source>
        <translation>Codes</translation>
    </message>
    <message>
        <source>按订单</source>
        <translation>On order</translation>
    </message>
    <message>
        <source>无订单</source>
        <translation>No order</translation>
    </message>
    <message>
        <source>随货单</source>
        <translation>Delivery note</translation>
    </message>
    <message>
        <source>未填</source>
        <translation>Not entered</translation>
    </message>
    <message>
        <source>发票</source>
        <translation>Invoice</translation>
    </message>
    <message>
        <source>库房</source>
        <translation>Storeroom</translation>
    </message>
    <message>
        <source>待入库</source>
        <translation>To receive</translation>
    </message>
    <message>
        <source>没有待收的订单</source>
        <translation>No orders to receive</translation>
    </message>
    <message>
        <source>订单由采购系统传来，或用“yaosu import orders”导入；没有订单的货按 F4</source>
        <translation>They come from the purchasing system or by “yaosu import orders”; goods without an order: F4</translation>
    </message>
    <message>
        <source>请扫描到货的药盒或箱码</source>
        <translation>Scan the packs or cases that arrived</translation>
    </message>
    <message>
        <source>无码的药按 F3 找到后输入盒数</source>
        <translation>No code? Find the drug with F3, then type the packs</translation>
    </message>
    <message>
        <source>新入库</source>
        <translation>New delivery</translation>
    </message>
    <message>
        <source>确认入库</source>
        <translation>Receive</translation>
    </message>
    <message>
        <source>随货单号</source>
        <translation>Delivery note</translation>
    </message>
    <message>
        <source>已收 {n} 盒</source>
        <translation>Packs: {n}</translation>
    </message>
    <message>
        <source>新批号</source>
        <translation>New lot</translation>
    </message>
    <message>
        <source>全部行</source>
        <translation>All lines</translation>
    </message>
    <message>
        <source>只看未齐</source>
        <translation>Open lines</translation>
    </message>
    <message>
        <source>单据</source>
        <translation>Papers</translation>
    </message>
    <message>
        <source>供应商</source>
        <translation>Supplier</translation>
    </message>
    <message>
        <source>发票号</source>
        <translation>Invoice number</translation>
    </message>
    <message>
        <source>多 {n}</source>
        <translation>+{n}</translation>
    </message>
    <message>
        <source>未到</source>
        <translation>To come</translation>
    </message>
    <message>
        <source>少 {n}</source>
        <translation>−{n}</translation>
    </message>
    <message>
        <source>缺批号</source>
        <translation>No lot</translation>
    </message>
    <message>
        <source>已齐</source>
        <translation>All in</translation>
    </message>
    <message>
        <source>供应商分批送货</source>
        <translation>Supplier delivers in parts</translation>
    </message>
    <message>
        <source>供应商缺货</source>
        <translation>Supplier is out of stock</translation>
    </message>
    <message>
        <source>运输破损，已拒收</source>
        <translation>Damaged in transport, not accepted</translation>
    </message>
    <message>
        <source>多送的同意收下</source>
        <translation>Surplus accepted</translation>
    </message>
    <message>
        <source>码破损，扫不出</source>
        <translation>Code damaged, cannot be scanned</translation>
    </message>
    <message>
        <source>不符</source>
        <translation>Mismatch</translation>
    </message>
    <message>
        <source>无码 {n}</source>
        <translation>No code: {n}</translation>
    </message>
</context>
<context>
    <name>RoleWords</name>
    <message>
        <source>药师</source>
        <translation>Pharmacist</translation>
    </message>
    <message>
        <source>库管员</source>
        <translation>Storekeeper</translation>
    </message>
    <message>
        <source>标识码管理员</source>
        <translation>Identifier administrator</translation>
    </message>
    <message>
        <source>管理员</source>
        <translation>Administrator</translation>
    </message>
</context>
<context>
    <name>ScanWords</name>
    <message>
        <source>正确</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>注意</source>
        <translation>Check</translation>
    </message>
    <message>
        <source>停</source>
        <translation>STOP</translation>
    </message>
    <message>
        <source>包装层级不明</source>
        <translation>a package of unknown level</translation>
    </message>
    <message>
        <source>小包装</source>
        <translation>a single pack</translation>
    </message>
    <message>
        <source>中包装</source>
        <translation>a bundle</translation>
    </message>
    <message>
        <source>已按拆零记入 {n}</source>
        <translation>Counted as split: {n}</translation>
    </message>
    <message>
        <source>相符：就是当时发出的这一盒</source>
        <translation>Matches: the same pack that was dispensed</translation>
    </message>
    <message>
        <source>近效期：{day}</source>
        <translation>Near expiry: {day}</translation>
    </message>
    <message>
        <source>药品</source>
        <translation>Drug</translation>
    </message>
    <message>
        <source>已记入，请确认可以使用</source>
        <translation>Counted; make sure it may be used</translation>
    </message>
    <message>
        <source>账上没有这一盒</source>
        <translation>Not in the books</translation>
    </message>
    <message>
        <source>库存</source>
        <translation>Stock</translation>
    </message>
    <message>
        <source>已记入，不影响继续扫描</source>
        <translation>Counted; scan on</translation>
    </message>
    <message>
        <source>非列表：这张单上没有这个药</source>
        <translation>Not on this list</translation>
    </message>
    <message>
        <source>拿错药或单据</source>
        <translation>Wrong pack or document</translation>
    </message>
    <message>
        <source>已够：这一行不再需要</source>
        <translation>Line complete: not needed</translation>
    </message>
    <message>
        <source>多拿了</source>
        <translation>One too many</translation>
    </message>
    <message>
        <source>放回这一盒，继续扫描</source>
        <translation>Put it back and scan on</translation>
    </message>
    <message>
        <source>已过期：{day}</source>
        <translation>Expired: {day}</translation>
    </message>
    <message>
        <source>不得使用，放入不合格区</source>
        <translation>Must not be used; put it with the rejects</translation>
    </message>
    <message>
        <source>批号不符：{lot}</source>
        <translation>Another lot: {lot}</translation>
    </message>
    <message>
        <source>核对批号后再扫</source>
        <translation>Check the lot, then scan</translation>
    </message>
    <message>
        <source>不是从这张处方发出的，不能退；请患者出示原药盒</source>
        <translation>Not dispensed on this prescription; ask for the original pack</translation>
    </message>
    <message>
        <source>不符：不是当时发出的那一盒</source>
        <translation>Does not match the pack dispensed</translation>
    </message>
    <message>
        <source>退药</source>
        <translation>Return</translation>
    </message>
    <message>
        <source>需要人工判断</source>
        <translation>Needs a person</translation>
    </message>
    <message>
        <source>请在右侧处理</source>
        <translation>Settle it on the right</translation>
    </message>
    <message>
        <source>未对照：还不知道这个标识码是什么药</source>
        <translation>Unknown identifier: no drug bound yet</translation>
    </message>
    <message>
        <source>药品标识码表</source>
        <translation>Identifier table</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>标识码对应多个药品：{claims}</source>
        <translation>Identifier claimed twice: {claims}</translation>
    </message>
    <message>
        <source>请标识码管理员处理</source>
        <translation>Ask the identifier administrator</translation>
    </message>
    <message>
        <source>层级不符：这是{level}</source>
        <translation>Wrong package level: {level}</translation>
    </message>
    <message>
        <source>扫错了码</source>
        <translation>Wrong code</translation>
    </message>
    <message>
        <source>请扫最小包装上的码</source>
        <translation>Scan the code on the single pack</translation>
    </message>
    <message>
        <source>重复：这一盒刚才已扫</source>
        <translation>Already scanned on this document</translation>
    </message>
    <message>
        <source>不再计数，继续扫下一盒</source>
        <translation>Not counted again; scan the next</translation>
    </message>
    <message>
        <source>这一盒已拆零用完</source>
        <translation>This split pack is used up</translation>
    </message>
    <message>
        <source>换一盒再扫</source>
        <translation>Take another pack</translation>
    </message>
    <message>
        <source>重复：这一盒已经用过</source>
        <translation>This pack was used before</translation>
    </message>
    <message>
        <source>放到一边，请药师核查</source>
        <translation>Put it aside for the pharmacist</translation>
    </message>
    <message>
        <source>重复：{by} {day} 已用于 {number}</source>
        <translation>Used before: {by}, {day}, on {number}</translation>
    </message>
    <message>
        <source>{place} {time} 用过；放到一边，请药师核查</source>
        <translation>{place} at {time}; put it aside for the pharmacist</translation>
    </message>
    <message>
        <source>请开启扫码枪的 GS 分隔符后再扫</source>
        <translation>Turn the scanner&apos;s GS separator on, then scan</translation>
    </message>
    <message>
        <source>GS1 码缺少分隔符，读不准</source>
        <translation>GS1 code without separators: ambiguous</translation>
    </message>
    <message>
        <source>扫码枪</source>
        <translation>Scanner</translation>
    </message>
    <message>
        <source>大小写可能反了</source>
        <translation>Letter case may be reversed</translation>
    </message>
    <message>
        <source>键盘 Caps Lock</source>
        <translation>Caps Lock</translation>
    </message>
    <message>
        <source>关掉 Caps Lock 再扫</source>
        <translation>Turn Caps Lock off, then scan</translation>
    </message>
    <message>
        <source>请逐盒再扫，或在右侧核对后确认</source>
        <translation>Scan one by one, or confirm on the right</translation>
    </message>
    <message>
        <source>两码相连：扫码枪没有分开</source>
        <translation>Two codes glued together</translation>
    </message>
    <message>
        <source>半码：只有 {n} 位，应为 20 位</source>
        <translation>Half a code: {n} of 20 digits</translation>
    </message>
    <message>
        <source>长度非法：{n} 位</source>
        <translation>Wrong length: {n}</translation>
    </message>
    <message>
        <source>20 位但不以 8 开头，不是追溯码</source>
        <translation>20 digits, but not beginning with 8</translation>
    </message>
    <message>
        <source>校验位不对：读错或输错一位</source>
        <translation>Wrong check digit: misread or mistyped</translation>
    </message>
    <message>
        <source>码中的日期不存在</source>
        <translation>The code holds an impossible date</translation>
    </message>
    <message>
        <source>GS1 码里没有商品编码</source>
        <translation>The GS1 code names no product</translation>
    </message>
    <message>
        <source>GS1 码里没有序列号</source>
        <translation>The GS1 code has no serial number</translation>
    </message>
    <message>
        <source>网址里没有追溯码</source>
        <translation>No trace code in this web address</translation>
    </message>
    <message>
        <source>没有读到内容</source>
        <translation>Nothing was read</translation>
    </message>
    <message>
        <source>无法识别这个码</source>
        <translation>This code cannot be read</translation>
    </message>
    <message>
        <source>请扫“药品追溯码”字样旁的码</source>
        <translation>Scan the code beside the words 药品追溯码</translation>
    </message>
    <message>
        <source>再扫一次；若反复出现，请到“设备”检查扫码枪</source>
        <translation>Scan again; if it keeps happening, check the scanner under Devices</translation>
    </message>
    <message>
        <source>这是患者的医保电子凭证，未保存</source>
        <translation>A patient&apos;s insurance e-voucher; not kept</translation>
    </message>
    <message>
        <source>这是证件号码，未保存</source>
        <translation>A person&apos;s ID number; not kept</translation>
    </message>
    <message>
        <source>再扫一次</source>
        <translation>Scan again</translation>
    </message>
    <message>
        <source>{kind}，不是追溯码</source>
        <translation>{kind}, not a trace code</translation>
    </message>
    <message>
        <source>追溯码</source>
        <translation>Trace code</translation>
    </message>
    <message>
        <source>追溯码（20 位字符）</source>
        <translation>Trace code (20 characters)</translation>
    </message>
    <message>
        <source>GS1 码</source>
        <translation>GS1 code</translation>
    </message>
    <message>
        <source>企业自编码</source>
        <translation>Maker&apos;s own code</translation>
    </message>
    <message>
        <source>商品码</source>
        <translation>Price barcode</translation>
    </message>
    <message>
        <source>药品本位码</source>
        <translation>Drug base code</translation>
    </message>
    <message>
        <source>医保药品编码</source>
        <translation>Insurance drug code</translation>
    </message>
    <message>
        <source>医用耗材编码</source>
        <translation>Consumable code</translation>
    </message>
    <message>
        <source>医疗器械 UDI</source>
        <translation>Device UDI</translation>
    </message>
    <message>
        <source>物流箱码 SSCC</source>
        <translation>Shipping code SSCC</translation>
    </message>
    <message>
        <source>医保电子凭证</source>
        <translation>Insurance e-voucher</translation>
    </message>
    <message>
        <source>证件号码</source>
        <translation>ID number</translation>
    </message>
    <message>
        <source>网址</source>
        <translation>Web address</translation>
    </message>
    <message>
        <source>空内容</source>
        <translation>Nothing</translation>
    </message>
    <message>
        <source>未知内容</source>
        <translation>Unknown content</translation>
    </message>
    <message>
        <source>手工记入 {n}（无码）</source>
        <translation>Counted by hand: {n} (no code)</translation>
    </message>
    <message>
        <source>近效期先出</source>
        <translation>First expiry first</translation>
    </message>
    <message>
        <source>已记入；如能换成最早到期的，按 Ctrl+Z 后重扫</source>
        <translation>Counted; to take the earlier one, press Ctrl+Z and scan again</translation>
    </message>
    <message>
        <source>可以继续扫描；按 F7 对照药品</source>
        <translation>Scan on; press F7 to bind the drug</translation>
    </message>
    <message>
        <source>已归入，待说明</source>
        <translation>Put on the line, to be explained</translation>
    </message>
    <message>
        <source>标为不符，按 F2 时再写原因；放错了按 Ctrl+Z 撤回</source>
        <translation>Marked as a mismatch; the reason is asked at F2. Ctrl+Z takes it back</translation>
    </message>
    <message>
        <source>另加无码 {n}</source>
        <translation>{n} more without code</translation>
    </message>
    <message>
        <source>数量不对就再输一次，或按 Ctrl+Z 撤回</source>
        <translation>If the number is wrong type it again, or take it back with Ctrl+Z</translation>
    </message>
    <message>
        <source>这种药有追溯码，能扫的请扫；{then}</source>
        <translation>This drug carries trace codes: scan what can be scanned. {then}</translation>
    </message>
    <message>
        <source>多到 {n}，已记入</source>
        <translation>{n} more than ordered, taken in</translation>
    </message>
    <message>
        <source>供应商</source>
        <translation>Supplier</translation>
    </message>
    <message>
        <source>拒收请按 Ctrl+Z；收下就继续扫</source>
        <translation>Ctrl+Z if it is not accepted; else go on scanning</translation>
    </message>
    <message>
        <source>整箱</source>
        <translation>Case</translation>
    </message>
    <message>
        <source>放到一边，继续扫描；确要使用请在右侧归入</source>
        <translation>Put it aside and scan on; to use it, put it on a line on the right</translation>
    </message>
    <message>
        <source>本盒 {lot}，应先出 {first}</source>
        <translation>This pack is {lot}; {first} goes out first</translation>
    </message>
    <message>
        <source>这一盒在 {there}，不在 {here}</source>
        <translation>By the books this pack is at {there}, not at {here}</translation>
    </message>
    <message>
        <source>这一盒是从 {supplier} 购入的</source>
        <translation>This pack was bought from {supplier}</translation>
    </message>
    <message>
        <source>不能退给这家；放到一边</source>
        <translation>It cannot go back to this supplier; put it aside</translation>
    </message>
    <message>
        <source>放到一边；确要从这里出，按右侧的按钮</source>
        <translation>Put it aside; if it leaves from here all the same, press the button on the right</translation>
    </message>
    <message>
        <source>这一行最多 {n}，输入了 {typed}，只记 {n}</source>
        <translation>This line takes {n} at most; {typed} were typed, {n} were booked</translation>
    </message>
    <message>
        <source>数量不对就按 Ctrl+Z 撤回</source>
        <translation>If the number is wrong take it back with Ctrl+Z</translation>
    </message>
</context>
<context>
    <name>ScheduleCard</name>
    <message>
        <source>什么时候上传</source>
        <translation>When to upload</translation>
    </message>
    <message>
        <source>每隔多少秒，0 为立即</source>
        <translation>Every so many seconds, 0 = at once</translation>
    </message>
    <message>
        <source>每天这些时间，如 07:30, 12:00；空着不限</source>
        <translation>At these times of the day, such as 07:30, 12:00; empty = any</translation>
    </message>
</context>
<context>
    <name>SecretRow</name>
    <message>
        <source>✓ 已保存</source>
        <translation>✓ Saved</translation>
    </message>
    <message>
        <source>输入或粘贴新值，回车保存</source>
        <translation>Type or paste a new value, Enter saves</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>确定清除？</source>
        <translation>Really clear?</translation>
    </message>
    <message>
        <source>清除</source>
        <translation>Clear</translation>
    </message>
</context>
<context>
    <name>SecretsWords</name>
    <message>
        <source>这台电脑没有可用的系统钥匙串，密钥保存在用口令加密的文件里：{file}</source>
        <translation>This computer has no usable system keyring; secrets are kept in a file encrypted with a passphrase: {file}</translation>
    </message>
    <message>
        <source>密钥保存在系统钥匙串里：{keyring}</source>
        <translation>Secrets are kept in the system keyring: {keyring}</translation>
    </message>
    <message>
        <source>Windows 凭据管理器</source>
        <translation>Windows Credential Manager</translation>
    </message>
    <message>
        <source>macOS 钥匙串</source>
        <translation>macOS Keychain</translation>
    </message>
    <message>
        <source>Linux 密钥环（Secret Service）</source>
        <translation>Linux keyring (Secret Service)</translation>
    </message>
    <message>
        <source>Linux 密钥环（libsecret）</source>
        <translation>Linux keyring (libsecret)</translation>
    </message>
    <message>
        <source>KDE 钱包</source>
        <translation>KDE Wallet</translation>
    </message>
</context>
<context>
    <name>SettingWords</name>
    <message>
        <source>设置 {key}</source>
        <translation>Setting {key}</translation>
    </message>
    <message>
        <source>设置 {key} 是“{value}”</source>
        <translation>Setting {key} is &quot;{value}&quot;</translation>
    </message>
    <message>
        <source>{place}：{why}</source>
        <translation>{place}: {why}</translation>
    </message>
    <message>
        <source>不能用</source>
        <translation>cannot be used</translation>
    </message>
    <message>
        <source>没有这一项</source>
        <translation>there is no such setting</translation>
    </message>
    <message>
        <source>这是密钥，请用“yaosu secret set”保存</source>
        <translation>this is a secret, keep it with &quot;yaosu secret set&quot;</translation>
    </message>
    <message>
        <source>类型不对</source>
        <translation>wrong type</translation>
    </message>
    <message>
        <source>只能是 true 或 false</source>
        <translation>true or false is wanted</translation>
    </message>
    <message>
        <source>应为整数</source>
        <translation>a whole number is wanted</translation>
    </message>
    <message>
        <source>太小</source>
        <translation>too small</translation>
    </message>
    <message>
        <source>太大</source>
        <translation>too large</translation>
    </message>
    <message>
        <source>太长</source>
        <translation>too long</translation>
    </message>
    <message>
        <source>不在可选值之内</source>
        <translation>not one of the choices</translation>
    </message>
    <message>
        <source>应为时间，如 07:30, 12:00</source>
        <translation>times are wanted, such as 07:30, 12:00</translation>
    </message>
    <message>
        <source>含有换行等不可见字符</source>
        <translation>holds line breaks or other invisible characters</translation>
    </message>
    <message>
        <source>形式不对</source>
        <translation>wrong form</translation>
    </message>
    <message>
        <source>应为 6 位数字</source>
        <translation>6 digits are wanted</translation>
    </message>
    <message>
        <source>只能是字母和数字</source>
        <translation>letters and digits only</translation>
    </message>
    <message>
        <source>只能是普通字符</source>
        <translation>plain characters only</translation>
    </message>
    <message>
        <source>还没有填写</source>
        <translation>not filled in yet</translation>
    </message>
    <message>
        <source>不是网址</source>
        <translation>not an address</translation>
    </message>
    <message>
        <source>网址里不能写密码</source>
        <translation>an address must not hold a password</translation>
    </message>
    <message>
        <source>应以 https:// 开头</source>
        <translation>should begin with https://</translation>
    </message>
    <message>
        <source>只有本机可以用 http，其他地址须用 https</source>
        <translation>http is for this computer only, elsewhere https</translation>
    </message>
    <message>
        <source>没有这个文件</source>
        <translation>there is no such file</translation>
    </message>
    <message>
        <source>文件读不出来</source>
        <translation>the file cannot be read</translation>
    </message>
    <message>
        <source>文件里没有证书（PEM）</source>
        <translation>the file holds no certificates (PEM)</translation>
    </message>
    <message>
        <source>地区方案有误</source>
        <translation>the region profile is wrong</translation>
    </message>
    <message>
        <source>追溯码规则有误</source>
        <translation>the trace-code rules are wrong</translation>
    </message>
    <message>
        <source>不是十六进制或 Base64</source>
        <translation>neither hex nor Base64</translation>
    </message>
    <message>
        <source>密钥长度不对</source>
        <translation>the key has the wrong length</translation>
    </message>
    <message>
        <source>密钥已损坏</source>
        <translation>the key is damaged</translation>
    </message>
    <message>
        <source>密钥超出范围</source>
        <translation>the key is out of range</translation>
    </message>
    <message>
        <source>不是 SM2 曲线上的点</source>
        <translation>not a point of the SM2 curve</translation>
    </message>
    <message>
        <source>不是 SM2 密钥</source>
        <translation>not an SM2 key</translation>
    </message>
    <message>
        <source>不是 SM2 曲线</source>
        <translation>not the SM2 curve</translation>
    </message>
    <message>
        <source>密钥文件有口令，请先去掉</source>
        <translation>the key file has a passphrase, remove it first</translation>
    </message>
    <message>
        <source>这是公钥，需要私钥</source>
        <translation>a public key, the private one is wanted</translation>
    </message>
    <message>
        <source>这是私钥，需要公钥</source>
        <translation>a private key, the public one is wanted</translation>
    </message>
    <message>
        <source>里面没有密钥</source>
        <translation>holds no key</translation>
    </message>
    <message>
        <source>公钥和私钥不是一对</source>
        <translation>public and private key are no pair</translation>
    </message>
    <message>
        <source>与前面的一项重复</source>
        <translation>repeats an entry above</translation>
    </message>
</context>
<context>
    <name>SheetPaper</name>
    <message>
        <source>扫码枪诊断页</source>
        <translation>Scanner sheet</translation>
    </message>
    <message>
        <source>本页的码都是虚构的，只用于检查扫码枪，不是药品追溯码。</source>
        <translation>All codes on this page are invented and only check scanners; they are no trace codes.</translation>
    </message>
    <message>
        <source>药溯 · 扫码枪诊断页</source>
        <translation>Yaosu · Scanner sheet</translation>
    </message>
    <message>
        <source>在“设备”页按 F6 打开诊断，用要检查的枪把下面的码各扫一次。按 100% 打印，不要缩放。</source>
        <translation>Open the doctor with F6 under Devices and scan each code below once with the scanner to be checked. Print at 100 %, not scaled.</translation>
    </message>
</context>
<context>
    <name>ShownOnly</name>
    <message>
        <source>开启</source>
        <translation>On</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Off</translation>
    </message>
</context>
<context>
    <name>SideEntries</name>
    <message>
        <source>移除</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>从这里出</source>
        <translation>Issue from here</translation>
    </message>
    <message>
        <source>对照 F7</source>
        <translation>Bind F7</translation>
    </message>
    <message>
        <source>归入 {line}</source>
        <translation>Put on {line}</translation>
    </message>
</context>
<context>
    <name>SideList</name>
    <message>
        <source>待处理</source>
        <translation>Waiting for you</translation>
    </message>
    <message>
        <source>最近扫描</source>
        <translation>Last scans</translation>
    </message>
    <message>
        <source>还没有扫描。有问题的药盒会在这里等您，不耽误下一盒。</source>
        <translation>Nothing scanned yet. Packs with trouble wait here; the next scan goes on.</translation>
    </message>
</context>
<context>
    <name>SignInView</name>
    <message>
        <source>药溯</source>
        <translation>Yaosu</translation>
    </message>
    <message>
        <source>用户名</source>
        <translation>User name</translation>
    </message>
    <message>
        <source>工号或登录名</source>
        <translation>Staff number or login</translation>
    </message>
    <message>
        <source>大写锁定已开</source>
        <translation>Caps Lock is on</translation>
    </message>
    <message>
        <source>打开密钥文件</source>
        <translation>Open the key file</translation>
    </message>
    <message>
        <source>这台电脑没有系统密钥环，密钥存放在加密文件里，需要口令。</source>
        <translation>This computer has no system keyring; the keys lie in an encrypted file and need its passphrase.</translation>
    </message>
    <message>
        <source>打开</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>口令</source>
        <translation>Passphrase</translation>
    </message>
    <message>
        <source>给密钥文件设一个口令</source>
        <translation>Choose a passphrase for the key file</translation>
    </message>
    <message>
        <source>这台电脑没有系统密钥环。密钥将加密存放在文件里；口令丢了就打不开，请妥善保管。</source>
        <translation>This computer has no system keyring. The keys will lie in an encrypted file; without its passphrase nobody can open it, so keep it safe.</translation>
    </message>
    <message>
        <source>设好并继续</source>
        <translation>Set and go on</translation>
    </message>
    <message>
        <source>再输一次</source>
        <translation>Once more</translation>
    </message>
    <message>
        <source>{name}，请设置新密码</source>
        <translation>{name}, choose a new password</translation>
    </message>
    <message>
        <source>首次登录或密码到期，要先改密码才能继续。</source>
        <translation>At the first sign-in, or when it has expired, the password is changed before anything else.</translation>
    </message>
    <message>
        <source>改好并进入</source>
        <translation>Change and enter</translation>
    </message>
    <message>
        <source>新密码</source>
        <translation>New password</translation>
    </message>
    <message>
        <source>密码</source>
        <translation>Password</translation>
    </message>
    <message>
        <source>换人登录</source>
        <translation>Someone else</translation>
    </message>
    <message>
        <source>已锁定：{name}</source>
        <translation>Locked by {name}</translation>
    </message>
    <message>
        <source>没做完的单据都还在，登录后接着做。</source>
        <translation>Open documents are all there; sign in and go on.</translation>
    </message>
    <message>
        <source>解锁</source>
        <translation>Unlock</translation>
    </message>
    <message>
        <source>登录</source>
        <translation>Sign in</translation>
    </message>
    <message>
        <source>请稍候…</source>
        <translation>One moment…</translation>
    </message>
    <message>
        <source>两次输入不一样，请再输一次</source>
        <translation>The two do not match; type it once more</translation>
    </message>
    <message>
        <source>演示账号：{accounts}</source>
        <translation>Demo accounts: {accounts}</translation>
    </message>
    <message>
        <source>密码都是 {password}</source>
        <translation>The password of each is {password}</translation>
    </message>
    <message>
        <source>刚才扫的是药品的码，没有记下；登录后再扫</source>
        <translation>That was a pack&apos;s code; it was not kept. Sign in, then scan</translation>
    </message>
    <message>
        <source>返回登录</source>
        <translation>Back to sign-in</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>未登录</source>
        <translation>Not signed in</translation>
    </message>
    <message>
        <source>扫码枪 就绪</source>
        <translation>Scanner ready</translation>
    </message>
    <message>
        <source>扫码枪 键盘式</source>
        <translation>Scanner: keyboard</translation>
    </message>
    <message>
        <source>扫码枪 断开</source>
        <translation>Scanner lost</translation>
    </message>
    <message>
        <source>扫码枪 未接</source>
        <translation>No scanner</translation>
    </message>
    <message>
        <source>读卡器 就绪</source>
        <translation>Reader ready</translation>
    </message>
    <message>
        <source>读卡器 键盘式</source>
        <translation>Reader: keyboard</translation>
    </message>
    <message>
        <source>读卡器 断开</source>
        <translation>Reader lost</translation>
    </message>
    <message>
        <source>读卡器 未接</source>
        <translation>No reader</translation>
    </message>
    <message>
        <source>静音</source>
        <translation>Muted</translation>
    </message>
    <message>
        <source>有声</source>
        <translation>Sound on</translation>
    </message>
    <message>
        <source>无声卡</source>
        <translation>No sound</translation>
    </message>
    <message>
        <source>平台 已连</source>
        <translation>Platform online</translation>
    </message>
    <message>
        <source>平台 暂停，需处理</source>
        <translation>Platform paused: needs you</translation>
    </message>
    <message>
        <source>平台 离线</source>
        <translation>Platform offline</translation>
    </message>
    <message>
        <source>平台 未试</source>
        <translation>Platform not tried</translation>
    </message>
    <message>
        <source>待上传 {n}</source>
        <translation>{n} to upload</translation>
    </message>
    <message>
        <source>（最久 {age}）</source>
        <translation> (oldest {age})</translation>
    </message>
    <message>
        <source> · 退回 {n}</source>
        <translation> · {n} refused</translation>
    </message>
    <message>
        <source>虚拟扫码枪</source>
        <translation>Virtual scanner</translation>
    </message>
    <message>
        <source>扫码枪 连接中</source>
        <translation>Scanner connecting</translation>
    </message>
    <message>
        <source>扫码枪 需处理</source>
        <translation>Scanner needs you</translation>
    </message>
    <message>
        <source>读卡器 连接中</source>
        <translation>Reader connecting</translation>
    </message>
    <message>
        <source>读卡器 需处理</source>
        <translation>Reader needs you</translation>
    </message>
    <message>
        <source>平台 离线（{age}前连通）</source>
        <translation>Platform offline (reached {age} ago)</translation>
    </message>
</context>
<context>
    <name>StocktakeForm</name>
    <message>
        <source>新盘点</source>
        <translation>New stocktake</translation>
    </message>
    <message>
        <source>账面数以开始这一刻为准；盘点期间请暂停这些药品的出入库</source>
        <translation>The books are taken at the start; please move none of these drugs while counting</translation>
    </message>
    <message>
        <source>全部有库存的药品</source>
        <translation>All drugs in stock</translation>
    </message>
    <message>
        <source>名称或编码含</source>
        <translation>Name or code has</translation>
    </message>
    <message>
        <source>只盘选定的药品</source>
        <translation>Chosen drugs only</translation>
    </message>
    <message>
        <source>例如：头孢、注射液、拼音码</source>
        <translation>e.g. 头孢, 注射液, pinyin</translation>
    </message>
    <message>
        <source>盲盘（盘点时不显示账面数）</source>
        <translation>Blind (books hidden while counting)</translation>
    </message>
    <message>
        <source>开始 Enter</source>
        <translation>Start Enter</translation>
    </message>
    <message>
        <source>取消 Esc</source>
        <translation>Cancel Esc</translation>
    </message>
</context>
<context>
    <name>StocktakeView</name>
    <message>
        <source>药品</source>
        <translation>Drug</translation>
    </message>
    <message>
        <source>规格</source>
        <translation>Strength</translation>
    </message>
    <message>
        <source>厂家</source>
        <translation>Maker</translation>
    </message>
    <message>
        <source>批号</source>
        <translation>Lot</translation>
    </message>
    <message>
        <source>有效期至</source>
        <translation>Expires</translation>
    </message>
    <message>
        <source>账面</source>
        <translation>Books</translation>
    </message>
    <message>
        <source>实盘</source>
        <translation>Count</translation>
    </message>
    <message>
        <source>差异</source>
        <translation>Diff</translation>
    </message>
    <message>
        <source>其中无码</source>
        <translation>No code</translation>
    </message>
    <message>
        <source>码数</source>
        <translation>Codes</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>范围</source>
        <translation>Scope</translation>
    </message>
    <message>
        <source>全部有库存的药品</source>
        <translation>All drugs in stock</translation>
    </message>
    <message>
        <source>{place}盘点</source>
        <translation>Stocktake: {place}</translation>
    </message>
    <message>
        <source>复核差异</source>
        <translation>Review</translation>
    </message>
    <message>
        <source>盲盘</source>
        <translation>Blind count</translation>
    </message>
    <message>
        <source>盘点中</source>
        <translation>Counting</translation>
    </message>
    <message>
        <source>账面截止</source>
        <translation>Books as of</translation>
    </message>
    <message>
        <source>已盘</source>
        <translation>Counted</translation>
    </message>
    <message>
        <source>{n} / {all} 行</source>
        <translation>{n} of {all} lines</translation>
    </message>
    <message>
        <source>未完成的盘点</source>
        <translation>Open stocktakes</translation>
    </message>
    <message>
        <source>没有未完成的盘点</source>
        <translation>No open stocktakes</translation>
    </message>
    <message>
        <source>按 F4 选定范围开始</source>
        <translation>Press F4 to choose the scope and start</translation>
    </message>
    <message>
        <source>每一行都已盘</source>
        <translation>Every line is counted</translation>
    </message>
    <message>
        <source>按 F2 复核差异</source>
        <translation>Press F2 to review the differences</translation>
    </message>
    <message>
        <source>没有差异</source>
        <translation>No differences</translation>
    </message>
    <message>
        <source>按 F11 看全部行</source>
        <translation>Press F11 for all lines</translation>
    </message>
    <message>
        <source>账面上还没有库存</source>
        <translation>The books have no stock yet</translation>
    </message>
    <message>
        <source>直接扫描药盒；扫到的药品会列在这里</source>
        <translation>Just scan packs; what you scan is listed here</translation>
    </message>
    <message>
        <source>新盘点</source>
        <translation>New stocktake</translation>
    </message>
    <message>
        <source>审核入账</source>
        <translation>Approve</translation>
    </message>
    <message>
        <source>，</source>
        <translation>, </translation>
    </message>
    <message>
        <source>未盘 {n} 行</source>
        <translation>{n} not counted</translation>
    </message>
    <message>
        <source>✓ 全部已盘</source>
        <translation>✓ all counted</translation>
    </message>
    <message>
        <source>只看未盘</source>
        <translation>To do</translation>
    </message>
    <message>
        <source>只看差异</source>
        <translation>Diffs</translation>
    </message>
    <message>
        <source>全部行</source>
        <translation>All</translation>
    </message>
    <message>
        <source>新批号</source>
        <translation>New lot</translation>
    </message>
    <message>
        <source>拆零</source>
        <translation>Split</translation>
    </message>
    <message>
        <source>重盘</source>
        <translation>Recount</translation>
    </message>
    <message>
        <source>重盘 {drug}：已盘的 {found} 清零（记录保留）。再按一次 Ctrl+R 确认</source>
        <translation>Recount {drug}: the {found} counted go back to zero (records stay). Press Ctrl+R again to confirm</translation>
    </message>
    <message>
        <source>已盘 {n} 行</source>
        <translation>{n} counted</translation>
    </message>
    <message>
        <source>盘盈 {n} 行</source>
        <translation>{n} surplus</translation>
    </message>
    <message>
        <source>盘亏 {n} 行</source>
        <translation>{n} short</translation>
    </message>
    <message>
        <source>右侧待处理 {n} 盒</source>
        <translation>{n} waiting on the right</translation>
    </message>
    <message>
        <source>{what}。核对无误后再按 F2 审核入账；要重盘，选中该行按 Ctrl+R</source>
        <translation>{what}. If all is right, press F2 again to approve; to recount a line, select it and press Ctrl+R</translation>
    </message>
    <message>
        <source>未盘</source>
        <translation>Not yet</translation>
    </message>
    <message>
        <source>相符</source>
        <translation>Match</translation>
    </message>
    <message>
        <source>盘盈</source>
        <translation>Surplus</translation>
    </message>
    <message>
        <source>盘亏</source>
        <translation>Short</translation>
    </message>
    <message>
        <source>导出</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>导出失败 {file}：{why}</source>
        <translation>{file} was not written: {why}</translation>
    </message>
    <message>
        <source>已导出 {n} 行到 {file}</source>
        <translation>Exported to {file}: {n} lines</translation>
    </message>
    <message>
        <source>其余下次再盘</source>
        <translation>The rest is counted next time</translation>
    </message>
    <message>
        <source>药品已借出或在途</source>
        <translation>Lent out or on its way</translation>
    </message>
    <message>
        <source>码破损，扫不出</source>
        <translation>Code damaged, cannot be scanned</translation>
    </message>
</context>
<context>
    <name>StoreroomScreen</name>
    <message>
        <source>操作员作废</source>
        <translation>Discarded by the operator</translation>
    </message>
    <message>
        <source>查找单据</source>
        <translation>Find</translation>
    </message>
    <message>
        <source>刷新</source>
        <translation>Refresh</translation>
    </message>
    <message>
        <source>找药品</source>
        <translation>Find</translation>
    </message>
    <message>
        <source>对照</source>
        <translation>Bind</translation>
    </message>
    <message>
        <source>作废</source>
        <translation>Discard</translation>
    </message>
    <message>
        <source>经办人</source>
        <translation>Operator</translation>
    </message>
    <message>
        <source>供应商</source>
        <translation>Supplier</translation>
    </message>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>作废 {number}：扫过的药盒全部释放，记录保留。再按一次 Ctrl+Del 确认</source>
        <translation>Discard {number}: all scanned packs are released, records stay. Press Ctrl+Del again to confirm</translation>
    </message>
    <message>
        <source>撤回</source>
        <translation>Take back</translation>
    </message>
</context>
<context>
    <name>SubmissionWords</name>
    <message>
        <source>盘存</source>
        <translation>Stocktake</translation>
    </message>
    <message>
        <source>库存变更</source>
        <translation>Stock change</translation>
    </message>
    <message>
        <source>采购入库</source>
        <translation>Purchase</translation>
    </message>
    <message>
        <source>采购退货</source>
        <translation>Supplier return</translation>
    </message>
    <message>
        <source>销售</source>
        <translation>Sale</translation>
    </message>
    <message>
        <source>销售退货</source>
        <translation>Sale return</translation>
    </message>
    <message>
        <source>删除（3507）</source>
        <translation>Withdrawal</translation>
    </message>
    <message>
        <source>待上传</source>
        <translation>Waiting</translation>
    </message>
    <message>
        <source>上传中</source>
        <translation>Sending</translation>
    </message>
    <message>
        <source>已接收</source>
        <translation>Accepted</translation>
    </message>
    <message>
        <source>被退回</source>
        <translation>Refused</translation>
    </message>
    <message>
        <source>待核实</source>
        <translation>Unknown</translation>
    </message>
    <message>
        <source>已撤销</source>
        <translation>Withdrawn</translation>
    </message>
    <message>
        <source>平台退回，原因见平台原话</source>
        <translation>Refused; see the platform&apos;s words</translation>
    </message>
    <message>
        <source>医保办</source>
        <translation>Insurance office</translation>
    </message>
    <message>
        <source>按平台原话处理，然后按“重新上传”；看不懂请联系平台运维</source>
        <translation>Do as the platform says, then press Send again; if that is unclear, ask the platform&apos;s support</translation>
    </message>
    <message>
        <source>平台不认本机的签名：密钥、证书或地址不对</source>
        <translation>The platform does not know our signature: wrong key, certificate or address</translation>
    </message>
    <message>
        <source>信息科</source>
        <translation>IT</translation>
    </message>
    <message>
        <source>到“设置”核对地址、账号和密钥，改好后按“现在重试”</source>
        <translation>Check address, account and key in Settings, then press Try now</translation>
    </message>
    <message>
        <source>电脑时间和平台相差太多</source>
        <translation>This computer&apos;s clock is too far from the platform&apos;s</translation>
    </message>
    <message>
        <source>这台电脑</source>
        <translation>This computer</translation>
    </message>
    <message>
        <source>校准电脑时间（北京时间），再按“现在重试”</source>
        <translation>Set the clock (China time), then press Try now</translation>
    </message>
    <message>
        <source>平台不接受签到：本机或经办人没有备案</source>
        <translation>The platform refuses our sign-in: computer or operator not registered</translation>
    </message>
    <message>
        <source>向医保部门备案本机的 IP、MAC 和经办人，再按“现在重试”</source>
        <translation>Have IP, MAC and operator registered, then press Try now</translation>
    </message>
    <message>
        <source>今天已签退</source>
        <translation>Signed out for today</translation>
    </message>
    <message>
        <source>平台规则</source>
        <translation>Platform&apos;s rule</translation>
    </message>
    <message>
        <source>明天会自动接着上传，不用处理</source>
        <translation>It goes on by itself tomorrow</translation>
    </message>
    <message>
        <source>请求太快，平台要求放慢</source>
        <translation>Too many requests</translation>
    </message>
    <message>
        <source>平台</source>
        <translation>Platform</translation>
    </message>
    <message>
        <source>会自动放慢再传，不用处理</source>
        <translation>It slows down by itself</translation>
    </message>
    <message>
        <source>资料不全，没有发出</source>
        <translation>Incomplete, not sent</translation>
    </message>
    <message>
        <source>药剂科</source>
        <translation>Pharmacy</translation>
    </message>
    <message>
        <source>补齐下面列出的内容，再按“重新上传”</source>
        <translation>Fill in what is listed, then press Send again</translation>
    </message>
    <message>
        <source>医保目录编码缺失、过期或没有对照</source>
        <translation>Insurance code missing, outdated or not matched</translation>
    </message>
    <message>
        <source>下载新目录并重新对照这个药，或在下面改医保编码，再按“重新上传”</source>
        <translation>Download the catalogue and match this drug again, or correct the code below, then press Send again</translation>
    </message>
    <message>
        <source>平台认为有一项内容不合格</source>
        <translation>The platform finds a field wrong</translation>
    </message>
    <message>
        <source>按平台原话改正，再按“重新上传”</source>
        <translation>Correct it as the platform says, then press Send again</translation>
    </message>
    <message>
        <source>经办人没有在平台备案</source>
        <translation>The operator is not registered with the platform</translation>
    </message>
    <message>
        <source>备案经办人，或到“设置”换成已备案的，再按“重新上传”</source>
        <translation>Register the operator, or choose a registered one in Settings, then press Send again</translation>
    </message>
    <message>
        <source>科室没有对照</source>
        <translation>The department is not matched</translation>
    </message>
    <message>
        <source>上报科室信息后按“重新上传”</source>
        <translation>Report the department, then press Send again</translation>
    </message>
    <message>
        <source>患者的参保状态不符</source>
        <translation>The patient&apos;s insurance status does not fit</translation>
    </message>
    <message>
        <source>收费处</source>
        <translation>Cashier</translation>
    </message>
    <message>
        <source>核对患者的参保和结算方式，更正后按“重新上传”</source>
        <translation>Check insurance and settlement of the patient, then press Send again</translation>
    </message>
    <message>
        <source>医保规则没有通过：违规或超限额</source>
        <translation>An insurance rule was broken or a limit passed</translation>
    </message>
    <message>
        <source>医师</source>
        <translation>Doctor</translation>
    </message>
    <message>
        <source>请医师和医保办核对处方，处理后按“重新上传”</source>
        <translation>Have doctor and insurance office look at the prescription, then press Send again</translation>
    </message>
    <message>
        <source>平台说已经有这一条</source>
        <translation>The platform says it has this row already</translation>
    </message>
    <message>
        <source>到平台核对：确已有就按“撤销”，没有就按“重新上传”</source>
        <translation>Look there: if it has it press Withdraw, else Send again</translation>
    </message>
    <message>
        <source>资料不全</source>
        <translation>Incomplete</translation>
    </message>
    <message>
        <source>签名不对</source>
        <translation>Signature</translation>
    </message>
    <message>
        <source>时间不对</source>
        <translation>Clock</translation>
    </message>
    <message>
        <source>签到不成</source>
        <translation>Sign-in</translation>
    </message>
    <message>
        <source>已签退</source>
        <translation>Signed out</translation>
    </message>
    <message>
        <source>经办人</source>
        <translation>Operator</translation>
    </message>
    <message>
        <source>参保状态</source>
        <translation>Insurance status</translation>
    </message>
    <message>
        <source>医保目录</source>
        <translation>Catalogue</translation>
    </message>
    <message>
        <source>科室对照</source>
        <translation>Department</translation>
    </message>
    <message>
        <source>医保规则</source>
        <translation>Rule</translation>
    </message>
    <message>
        <source>太快</source>
        <translation>Too fast</translation>
    </message>
    <message>
        <source>重复</source>
        <translation>Duplicate</translation>
    </message>
    <message>
        <source>内容不合格</source>
        <translation>Field</translation>
    </message>
    <message>
        <source>其他原因</source>
        <translation>Other</translation>
    </message>
    <message>
        <source>平台没有要删除的这一条</source>
        <translation>The platform does not have the row to be deleted</translation>
    </message>
    <message>
        <source>平台上本来就没有，不用再删；可按“撤销”</source>
        <translation>There is nothing to delete; you may press Withdraw</translation>
    </message>
    <message>
        <source>平台上没有</source>
        <translation>Not there</translation>
    </message>
    <message>
        <source>待补全</source>
        <translation>Incomplete</translation>
    </message>
</context>
<context>
    <name>SupplierReturnView</name>
    <message>
        <source>供应商</source>
        <translation>Supplier</translation>
    </message>
    <message>
        <source>原发票号</source>
        <translation>Original invoice</translation>
    </message>
    <message>
        <source>退货原因</source>
        <translation>Reason of return</translation>
    </message>
    <message>
        <source>新退货</source>
        <translation>New return</translation>
    </message>
    <message>
        <source>近效期</source>
        <translation>Near expiry</translation>
    </message>
    <message>
        <source>破损</source>
        <translation>Damaged</translation>
    </message>
    <message>
        <source>质量问题</source>
        <translation>Quality</translation>
    </message>
    <message>
        <source>厂家召回</source>
        <translation>Maker&apos;s recall</translation>
    </message>
    <message>
        <source>发错货</source>
        <translation>Wrong delivery</translation>
    </message>
    <message>
        <source>滞销</source>
        <translation>Slow moving</translation>
    </message>
    <message>
        <source>退货数</source>
        <translation>Returned</translation>
    </message>
    <message>
        <source>退货中</source>
        <translation>Returning</translation>
    </message>
    <message>
        <source>原发票</source>
        <translation>Invoice</translation>
    </message>
    <message>
        <source>未填</source>
        <translation>Not entered</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>库房</source>
        <translation>Storeroom</translation>
    </message>
    <message>
        <source>未完成的退货</source>
        <translation>Open returns</translation>
    </message>
    <message>
        <source>没有未完成的退货</source>
        <translation>No open returns</translation>
    </message>
    <message>
        <source>请扫描要退的药盒</source>
        <translation>Scan the packs that go back</translation>
    </message>
    <message>
        <source>无码的药按 F3 找到后输入盒数</source>
        <translation>No code? Find the drug with F3, then type the packs</translation>
    </message>
    <message>
        <source>确认退货</source>
        <translation>Confirm return</translation>
    </message>
    <message>
        <source>按 F4 写明供应商，然后扫描药盒；原发票号按入库记录填写</source>
        <translation>Press F4, name the supplier, then scan; the original invoice number comes from the purchase</translation>
    </message>
</context>
<context>
    <name>Table</name>
    <message>
        <source>筛选：直接输入文字</source>
        <translation>Filter: just type</translation>
    </message>
    <message>
        <source>{n} 行</source>
        <translation>Rows: {n}</translation>
    </message>
    <message>
        <source>{n} / {all} 行</source>
        <translation>{n} of {all} rows</translation>
    </message>
</context>
<context>
    <name>TakeBackView</name>
    <message>
        <source>药品</source>
        <translation>Drug</translation>
    </message>
    <message>
        <source>规格</source>
        <translation>Strength</translation>
    </message>
    <message>
        <source>批号</source>
        <translation>Lot</translation>
    </message>
    <message>
        <source>可退</source>
        <translation>Returnable</translation>
    </message>
    <message>
        <source>发出的追溯码</source>
        <translation>Dispensed code</translation>
    </message>
    <message>
        <source>手中的追溯码</source>
        <translation>Code in hand</translation>
    </message>
    <message>
        <source>退回</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>核对</source>
        <translation>Check</translation>
    </message>
    <message>
        <source>（无姓名）</source>
        <translation>(no name)</translation>
    </message>
    <message>
        <source>退药中</source>
        <translation>Returning</translation>
    </message>
    <message>
        <source>原处方</source>
        <translation>Prescription</translation>
    </message>
    <message>
        <source>科室</source>
        <translation>Department</translation>
    </message>
    <message>
        <source>医师</source>
        <translation>Doctor</translation>
    </message>
    <message>
        <source>开方</source>
        <translation>Prescribed</translation>
    </message>
    <message>
        <source>结算</source>
        <translation>Settlement</translation>
    </message>
    <message>
        <source>医保</source>
        <translation>Insured</translation>
    </message>
    <message>
        <source>自费</source>
        <translation>Self-pay</translation>
    </message>
    <message>
        <source>已发处方</source>
        <translation>Dispensed</translation>
    </message>
    <message>
        <source>没有找到已发的处方</source>
        <translation>Nothing dispensed was found</translation>
    </message>
    <message>
        <source>输入处方号或患者姓名的一部分，或直接扫描要退的药盒</source>
        <translation>Type a part of the number or the name, or scan the pack that comes back</translation>
    </message>
    <message>
        <source>确认退药</source>
        <translation>Confirm return</translation>
    </message>
    <message>
        <source>不符 {n} 盒</source>
        <translation>Not matching: {n}</translation>
    </message>
    <message>
        <source>请扫要退的药盒</source>
        <translation>Scan the packs</translation>
    </message>
    <message>
        <source>处方号、患者姓名或科室；也可直接扫药盒</source>
        <translation>Number, name or department; or scan a pack</translation>
    </message>
    <message>
        <source>拆零：输入当前行要退的数量（最小单位）后按 Enter</source>
        <translation>Split: type the units of this line, then Enter</translation>
    </message>
    <message>
        <source>未采集</source>
        <translation>Not captured</translation>
    </message>
    <message>
        <source>已填数量</source>
        <translation>Typed</translation>
    </message>
    <message>
        <source>相符</source>
        <translation>Match</translation>
    </message>
    <message>
        <source>不符</source>
        <translation>Wrong</translation>
    </message>
    <message>
        <source>待核对</source>
        <translation>To check</translation>
    </message>
    <message>
        <source>已退过</source>
        <translation>Returned</translation>
    </message>
    <message>
        <source>已发药</source>
        <translation>Dispensed</translation>
    </message>
    <message>
        <source>{who} 有 {n} 张可退的处方：按 ↑ ↓ 选择，Enter 打开</source>
        <translation>{who} has {n} prescriptions to return from: choose with ↑ ↓, open with Enter</translation>
    </message>
    <message>
        <source>没有 {who} 可退的处方：直接扫要退的药盒，或输入处方号</source>
        <translation>{who} has nothing here to return: scan the pack that comes back, or type the prescription number</translation>
    </message>
    <message>
        <source>有效期至</source>
        <translation>Expiry</translation>
    </message>
    <message>
        <source>扫描要退的药盒；无追溯码的行输入退回盒数后按 Enter</source>
        <translation>Scan the packs to return; for lines without trace codes type how many packs and press Enter</translation>
    </message>
    <message>
        <source>已退 {n} / 可退 {m} 盒</source>
        <translation>Returned {n} of {m} returnable packs</translation>
    </message>
</context>
<context>
    <name>Titles</name>
    <message>
        <source>处方发药</source>
        <translation>Dispensing</translation>
    </message>
    <message>
        <source>处方退药</source>
        <translation>Returns</translation>
    </message>
    <message>
        <source>入库</source>
        <translation>Receiving</translation>
    </message>
    <message>
        <source>出库</source>
        <translation>Issue</translation>
    </message>
    <message>
        <source>采购退货</source>
        <translation>Supplier return</translation>
    </message>
    <message>
        <source>药库盘点</source>
        <translation>Stocktake</translation>
    </message>
    <message>
        <source>药品标识码</source>
        <translation>Identifiers</translation>
    </message>
    <message>
        <source>追溯查询</source>
        <translation>Trace</translation>
    </message>
    <message>
        <source>上传</source>
        <translation>Uploads</translation>
    </message>
    <message>
        <source>设置</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>设备</source>
        <translation>Devices</translation>
    </message>
</context>
<context>
    <name>TraceView</name>
    <message>
        <source>扫描药盒，或输入追溯码；只记得几位也可以，输完按 Enter</source>
        <translation>Scan a pack, or type its code or a part of it, then Enter</translation>
    </message>
    <message>
        <source>查一盒药的来龙去脉</source>
        <translation>The life of one pack</translation>
    </message>
    <message>
        <source>扫描药盒上的追溯码；光标在哪里都可以</source>
        <translation>Scan the trace code of a pack, wherever the cursor is</translation>
    </message>
    <message>
        <source>追溯码</source>
        <translation>Trace code</translation>
    </message>
    <message>
        <source>药品</source>
        <translation>Drug</translation>
    </message>
    <message>
        <source>规格</source>
        <translation>Strength</translation>
    </message>
    <message>
        <source>批号</source>
        <translation>Lot</translation>
    </message>
    <message>
        <source>查找</source>
        <translation>Find</translation>
    </message>
    <message>
        <source>刷新</source>
        <translation>Refresh</translation>
    </message>
    <message>
        <source>复制全文</source>
        <translation>Copy all</translation>
    </message>
    <message>
        <source>导出</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>已复制，可以粘贴到别处</source>
        <translation>Copied</translation>
    </message>
    <message>
        <source>导出失败 {file}：{why}</source>
        <translation>{file} was not written: {why}</translation>
    </message>
    <message>
        <source>已导出到 {file}</source>
        <translation>Exported to {file}</translation>
    </message>
</context>
<context>
    <name>TraceWords</name>
    <message>
        <source>（未记录）</source>
        <translation>(not recorded)</translation>
    </message>
    <message>
        <source>发药给 {who}</source>
        <translation>Dispensed to {who}</translation>
    </message>
    <message>
        <source>{who} 退药</source>
        <translation>Taken back from {who}</translation>
    </message>
    <message>
        <source>从 {who} 入库</source>
        <translation>Received from {who}</translation>
    </message>
    <message>
        <source>出库到 {who}</source>
        <translation>Issued to {who}</translation>
    </message>
    <message>
        <source>退回供应商 {who}</source>
        <translation>Sent back to {who}</translation>
    </message>
    <message>
        <source>盘点时在库</source>
        <translation>Counted in stock</translation>
    </message>
    <message>
        <source>（拆零）</source>
        <translation> (split)</translation>
    </message>
    <message>
        <source>已撤销：{who} {when}</source>
        <translation>Undone by {who} {when}</translation>
    </message>
    <message>
        <source>单据已作废</source>
        <translation>The document was discarded</translation>
    </message>
    <message>
        <source>单据还没有完成</source>
        <translation>The document is still open</translation>
    </message>
    <message>
        <source>不匹配，按说明保留：{reason}</source>
        <translation>Did not match, kept: {reason}</translation>
    </message>
    <message>
        <source>未写原因</source>
        <translation>no reason given</translation>
    </message>
    <message>
        <source>；</source>
        <translation>; </translation>
    </message>
    <message>
        <source>回执 {number}</source>
        <translation>Receipt {number}</translation>
    </message>
    <message>
        <source>已拆零，还剩 {n}（{place}）</source>
        <translation>Opened, {n} left ({place})</translation>
    </message>
    <message>
        <source>在 {place}</source>
        <translation>In {place}</translation>
    </message>
    <message>
        <source>位置没有记录</source>
        <translation>Place not recorded</translation>
    </message>
    <message>
        <source>已{what}</source>
        <translation>{what}</translation>
    </message>
    <message>
        <source>正在{what}</source>
        <translation>Under way: {what}</translation>
    </message>
    <message>
        <source>追溯码</source>
        <translation>Trace code</translation>
    </message>
    <message>
        <source>标识码</source>
        <translation>Identifier</translation>
    </message>
    <message>
        <source>批号</source>
        <translation>Lot</translation>
    </message>
    <message>
        <source>生产日期</source>
        <translation>Made on</translation>
    </message>
    <message>
        <source>有效期至</source>
        <translation>Expires on</translation>
    </message>
    <message>
        <source>包装</source>
        <translation>Package</translation>
    </message>
    <message>
        <source>供应商</source>
        <translation>Supplier</translation>
    </message>
    <message>
        <source>首次扫到</source>
        <translation>First seen</translation>
    </message>
    <message>
        <source>有 {n} 盒的追溯码含有这一段</source>
        <translation>{n} packs have this in their code</translation>
    </message>
    <message>
        <source>选一盒看它的经过</source>
        <translation>Choose one</translation>
    </message>
    <message>
        <source>没有找到这个码</source>
        <translation>This code was not found</translation>
    </message>
    <message>
        <source>请扫“药品追溯码”，或输入追溯码中连续的几位（至少 4 位）</source>
        <translation>Scan a trace code, or type four of its characters at least</translation>
    </message>
    <message>
        <source>这是{kind}，不是追溯码</source>
        <translation>This is {kind}, not a trace code</translation>
    </message>
    <message>
        <source>请扫“药品追溯码”字样旁的码</source>
        <translation>Scan the code beside the words 药品追溯码</translation>
    </message>
    <message>
        <source>这里从没扫过这一盒：{code}</source>
        <translation>Never seen here: {code}</translation>
    </message>
    <message>
        <source>标识码 {key} 也没有对照过，不知道是什么药</source>
        <translation>Identifier {key} is not mapped either, so nobody knows the drug</translation>
    </message>
    <message>
        <source>，或 </source>
        <translation>, or </translation>
    </message>
    <message>
        <source>标识码 {key} 对应多个药品：{drugs}</source>
        <translation>Identifier {key} has several meanings: {drugs}</translation>
    </message>
    <message>
        <source>按标识码 {key}，它是 {drugs}</source>
        <translation>By identifier {key} it is {drugs}</translation>
    </message>
    <message>
        <source>现在：{where}</source>
        <translation>Now: {where}</translation>
    </message>
    <message>
        <source>时间</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>经过</source>
        <translation>Event</translation>
    </message>
    <message>
        <source>数量</source>
        <translation>Quantity</translation>
    </message>
    <message>
        <source>操作员</source>
        <translation>By</translation>
    </message>
    <message>
        <source>地点</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>单号</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>说明</source>
        <translation>Remark</translation>
    </message>
    <message>
        <source>上传</source>
        <translation>Uploads</translation>
    </message>
    <message>
        <source>批号 {lot}</source>
        <translation>Lot {lot}</translation>
    </message>
    <message>
        <source>还不知道是什么药</source>
        <translation>Drug not known yet</translation>
    </message>
    <message>
        <source>（按账推定）</source>
        <translation> (presumed)</translation>
    </message>
    <message>
        <source>{label}：{value}</source>
        <translation>{label}: {value}</translation>
    </message>
    <message>
        <source>含 {units}</source>
        <translation>holds {units}</translation>
    </message>
</context>
<context>
    <name>TrialPanel</name>
    <message>
        <source>试扫：{name}</source>
        <translation>Test scan: {name}</translation>
    </message>
    <message>
        <source>等待扫码…</source>
        <translation>Waiting for a scan…</translation>
    </message>
    <message>
        <source>用这把枪扫两三次药盒上的追溯码（20 位），或扫诊断页上的任意一个码；其他码看不出前缀和后缀。</source>
        <translation>Scan the trace code of a pack (20 digits) two or three times with this scanner, or any code of the sheet; other codes do not show prefix and suffix.</translation>
    </message>
    <message>
        <source>结论</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>采用 F2</source>
        <translation>Use it F2</translation>
    </message>
    <message>
        <source>返回 Esc</source>
        <translation>Back Esc</translation>
    </message>
    <message>
        <source>还没有扫到认得的码</source>
        <translation>No known code scanned yet</translation>
    </message>
    <message>
        <source>和现在的设置一致，不用改</source>
        <translation>As it is set now, nothing to change</translation>
    </message>
    <message>
        <source>建议这样设置：</source>
        <translation>Proposed:</translation>
    </message>
    <message>
        <source>结束符</source>
        <translation>Ending</translation>
    </message>
    <message>
        <source>前缀</source>
        <translation>Prefix</translation>
    </message>
    <message>
        <source>后缀</source>
        <translation>Suffix</translation>
    </message>
    <message>
        <source>每字符 {n} 毫秒以内</source>
        <translation>up to {n} ms a character</translation>
    </message>
    <message>
        <source>快慢</source>
        <translation>Pace</translation>
    </message>
</context>
<context>
    <name>Unit</name>
    <message>
        <source>盒</source>
        <translation>box</translation>
    </message>
    <message>
        <source>瓶</source>
        <translation>bottle</translation>
    </message>
    <message>
        <source>支</source>
        <translation>pc</translation>
    </message>
    <message>
        <source>片</source>
        <translation>tablet</translation>
    </message>
    <message>
        <source>粒</source>
        <translation>capsule</translation>
    </message>
    <message>
        <source>丸</source>
        <translation>pill</translation>
    </message>
    <message>
        <source>袋</source>
        <translation>bag</translation>
    </message>
    <message>
        <source>包</source>
        <translation>packet</translation>
    </message>
    <message>
        <source>板</source>
        <translation>blister</translation>
    </message>
    <message>
        <source>贴</source>
        <translation>patch</translation>
    </message>
    <message>
        <source>枚</source>
        <translation>piece</translation>
    </message>
    <message>
        <source>罐</source>
        <translation>can</translation>
    </message>
    <message>
        <source>桶</source>
        <translation>tub</translation>
    </message>
    <message>
        <source>套</source>
        <translation>set</translation>
    </message>
    <message>
        <source>箱</source>
        <translation>case</translation>
    </message>
    <message>
        <source>揿</source>
        <translation>puff</translation>
    </message>
    <message>
        <source>喷</source>
        <translation>spray</translation>
    </message>
    <message>
        <source>毫升</source>
        <translation>ml</translation>
    </message>
    <message>
        <source>克</source>
        <translation>g</translation>
    </message>
    <message>
        <source>{n}{unit}</source>
        <translation>{n} {unit}</translation>
    </message>
    <message>
        <source>{packs}{loose}</source>
        <translation>{packs} {loose}</translation>
    </message>
</context>
<context>
    <name>Units</name>
    <message>
        <source>盒</source>
        <translation>boxes</translation>
    </message>
    <message>
        <source>瓶</source>
        <translation>bottles</translation>
    </message>
    <message>
        <source>支</source>
        <translation>pcs</translation>
    </message>
    <message>
        <source>片</source>
        <translation>tablets</translation>
    </message>
    <message>
        <source>粒</source>
        <translation>capsules</translation>
    </message>
    <message>
        <source>丸</source>
        <translation>pills</translation>
    </message>
    <message>
        <source>袋</source>
        <translation>bags</translation>
    </message>
    <message>
        <source>包</source>
        <translation>packets</translation>
    </message>
    <message>
        <source>板</source>
        <translation>blisters</translation>
    </message>
    <message>
        <source>贴</source>
        <translation>patches</translation>
    </message>
    <message>
        <source>枚</source>
        <translation>pieces</translation>
    </message>
    <message>
        <source>罐</source>
        <translation>cans</translation>
    </message>
    <message>
        <source>桶</source>
        <translation>tubs</translation>
    </message>
    <message>
        <source>套</source>
        <translation>sets</translation>
    </message>
    <message>
        <source>箱</source>
        <translation>cases</translation>
    </message>
    <message>
        <source>揿</source>
        <translation>puffs</translation>
    </message>
    <message>
        <source>喷</source>
        <translation>sprays</translation>
    </message>
    <message>
        <source>毫升</source>
        <translation>ml</translation>
    </message>
    <message>
        <source>克</source>
        <translation>g</translation>
    </message>
</context>
<context>
    <name>UploadTitles</name>
    <message>
        <source>时间</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>类别</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>单号</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>药品</source>
        <translation>Drug</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Why</translation>
    </message>
    <message>
        <source>次数</source>
        <translation>Tries</translation>
    </message>
    <message>
        <source>追溯码数</source>
        <translation>Codes</translation>
    </message>
    <message>
        <source>结果时间</source>
        <translation>Verdict</translation>
    </message>
    <message>
        <source>下次</source>
        <translation>Next try</translation>
    </message>
    <message>
        <source>平台原话</source>
        <translation>Platform&apos;s words</translation>
    </message>
    <message>
        <source>报文号</source>
        <translation>Message</translation>
    </message>
    <message>
        <source>流水号</source>
        <translation>Row</translation>
    </message>
</context>
<context>
    <name>UploadWords</name>
    <message>
        <source>等前面一条</source>
        <translation>Queued</translation>
    </message>
    <message>
        <source>{time} 再试</source>
        <translation>Again {time}</translation>
    </message>
    <message>
        <source>排队</source>
        <translation>Queued</translation>
    </message>
    <message>
        <source>还没传过</source>
        <translation>New</translation>
    </message>
    <message>
        <source>等核实结果</source>
        <translation>Checking</translation>
    </message>
    <message>
        <source>正在上传</source>
        <translation>Being sent</translation>
    </message>
    <message>
        <source>平台</source>
        <translation>Platform</translation>
    </message>
    <message>
        <source>等平台回答，不用处理</source>
        <translation>Waiting for the answer</translation>
    </message>
    <message>
        <source>发出后没有收到回答，不知道平台收到没有</source>
        <translation>Sent, but no answer came: nobody knows whether the platform has it</translation>
    </message>
    <message>
        <source>平台不能查询这一条：请到平台上看，再按下面的按钮</source>
        <translation>The platform cannot be asked about it: look there, then press one of these</translation>
    </message>
    <message>
        <source>医保办</source>
        <translation>Insurance office</translation>
    </message>
    <message>
        <source>会自动向平台核实，核实前不会重传；急用可到平台上看后自己定</source>
        <translation>The platform is asked before it is sent again; if it is urgent, look there and decide</translation>
    </message>
    <message>
        <source>等前面一条：{kind} {number} {state}</source>
        <translation>Behind {kind} {number}, {state}</translation>
    </message>
    <message>
        <source>同一张单、同一批号的要按先后上传；先处理前面那一条</source>
        <translation>Rows of one document or lot go in order; deal with the one in front first</translation>
    </message>
    <message>
        <source>上传暂停：{why}</source>
        <translation>Paused: {why}</translation>
    </message>
    <message>
        <source>平台没有回应</source>
        <translation>The platform does not answer</translation>
    </message>
    <message>
        <source>网络或平台</source>
        <translation>Network or platform</translation>
    </message>
    <message>
        <source>连上后自动上传，不用处理</source>
        <translation>Goes out by itself once it answers</translation>
    </message>
    <message>
        <source>{time} 自动再试</source>
        <translation>Tried again {time}</translation>
    </message>
    <message>
        <source>不用处理</source>
        <translation>Nothing to do</translation>
    </message>
    <message>
        <source>还没有设置平台地址</source>
        <translation>No address of the platform is set</translation>
    </message>
    <message>
        <source>设置</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>到“设置”填写平台地址后自动上传</source>
        <translation>Set the address in Settings; then it goes out by itself</translation>
    </message>
    <message>
        <source>在排队</source>
        <translation>Queued</translation>
    </message>
    <message>
        <source>后台会自动上传，不用处理</source>
        <translation>Goes out by itself</translation>
    </message>
    <message>
        <source>现在重试</source>
        <translation>Try now</translation>
    </message>
    <message>
        <source>还没有设置平台地址：数据先存在本机，设置好后自动上传</source>
        <translation>No address of the platform is set: everything is kept here and goes out once it is</translation>
    </message>
    <message>
        <source>后台上传停住了：{why}</source>
        <translation>Delivery has stopped: {why}</translation>
    </message>
    <message>
        <source>上传自 {time} 起暂停：{why}。【{whose}】{next}</source>
        <translation>Paused since {time}: {why}. [{whose}] {next}</translation>
    </message>
    <message>
        <source>&#x3000;平台原话：{words}</source>
        <translation>&#x3000;The platform says: {words}</translation>
    </message>
    <message>
        <source>平台从 {time} 起没有回应，已试 {n} 次；工作照常，连上后自动补传</source>
        <translation>The platform has not answered since {time}, tried {n} times; work goes on, everything goes out once it answers</translation>
    </message>
    <message>
        <source>（{time} 再试）</source>
        <translation> (again {time})</translation>
    </message>
    <message>
        <source>平台要求放慢，{time} 接着传</source>
        <translation>The platform asked us to slow down; on again {time}</translation>
    </message>
    <message>
        <source>磁盘满了</source>
        <translation>the disk is full</translation>
    </message>
    <message>
        <source>数据库只读</source>
        <translation>the database is read-only</translation>
    </message>
    <message>
        <source>数据库损坏</source>
        <translation>the database is damaged</translation>
    </message>
    <message>
        <source>连不上数据库</source>
        <translation>the database cannot be reached</translation>
    </message>
    <message>
        <source>数据库正忙</source>
        <translation>the database is busy</translation>
    </message>
    <message>
        <source>数据库写不进去</source>
        <translation>the database cannot be written</translation>
    </message>
    <message>
        <source>程序出错，已记入日志</source>
        <translation>an error of the program, logged</translation>
    </message>
    <message>
        <source>已放回队列 {n} 条，后台会自动上传</source>
        <translation>{n} rows back in the queue</translation>
    </message>
    <message>
        <source>已改好并放回队列，后台会自动上传</source>
        <translation>Corrected and back in the queue</translation>
    </message>
    <message>
        <source>已撤销：这一条不再上传</source>
        <translation>Withdrawn: it is not sent any more</translation>
    </message>
    <message>
        <source>已提交删除（3507），平台接收后即撤销</source>
        <translation>Deletion (3507) is queued; once the platform takes it, this row is withdrawn</translation>
    </message>
    <message>
        <source>已标为平台已接收</source>
        <translation>Marked as accepted</translation>
    </message>
    <message>
        <source>正在重试</source>
        <translation>Trying now</translation>
    </message>
    <message>
        <source>{what}（到{where}补）</source>
        <translation>{what} (correct it in: {where})</translation>
    </message>
    <message>
        <source>缺：{what}</source>
        <translation>Missing: {what}</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>平台回执 {number}</source>
        <translation>Receipt {number}</translation>
    </message>
    <message>
        <source>已接收</source>
        <translation>accepted</translation>
    </message>
    <message>
        <source>被退回</source>
        <translation>refused</translation>
    </message>
    <message>
        <source>部分接收</source>
        <translation>partly accepted</translation>
    </message>
    <message>
        <source>没有回答</source>
        <translation>no answer</translation>
    </message>
    <message>
        <source>没有发出</source>
        <translation>not sent</translation>
    </message>
    <message>
        <source>{n} 毫秒</source>
        <translation>{n} ms</translation>
    </message>
</context>
<context>
    <name>UploadsView</name>
    <message>
        <source>没有符合条件的记录</source>
        <translation>No row fits</translation>
    </message>
    <message>
        <source>发药、退药、入库、盘点后，要上传的内容会列在这里</source>
        <translation>What has to be told after dispensing, returns, receiving and counting stands here</translation>
    </message>
    <message>
        <source>只列出最近的 {n} 条，请用条件缩小范围</source>
        <translation>Only the newest {n} are listed; narrow them down</translation>
    </message>
    <message>
        <source>重新上传</source>
        <translation>Send again</translation>
    </message>
    <message>
        <source>查找</source>
        <translation>Find</translation>
    </message>
    <message>
        <source>刷新</source>
        <translation>Refresh</translation>
    </message>
    <message>
        <source>导出</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>上传记录</source>
        <translation>uploads</translation>
    </message>
    <message>
        <source>导出失败 {file}：{why}</source>
        <translation>{file} was not written: {why}</translation>
    </message>
    <message>
        <source>已导出 {n} 条到 {file}</source>
        <translation>{n} rows exported to {file}</translation>
    </message>
    <message>
        <source>改好并重新上传</source>
        <translation>Correct and send again</translation>
    </message>
</context>
<context>
    <name>VerdictCard</name>
    <message>
        <source>待扫</source>
        <translation>Ready</translation>
    </message>
    <message>
        <source>等待扫描</source>
        <translation>Waiting for a scan</translation>
    </message>
    <message>
        <source>对准药盒上的追溯码按下扫码枪；光标在哪里都可以</source>
        <translation>Point the scanner at the trace code; the cursor may be anywhere</translation>
    </message>
    <message>
        <source>批号 {lot}</source>
        <translation>Lot {lot}</translation>
    </message>
    <message>
        <source>已扫</source>
        <translation>Scanned</translation>
    </message>
    <message>
        <source>还差 {n}</source>
        <translation>{n} to go</translation>
    </message>
    <message>
        <source>✓ 已齐</source>
        <translation>✓ complete</translation>
    </message>
    <message>
        <source>已撤回</source>
        <translation>Taken back</translation>
    </message>
    <message>
        <source>已撤回 {n}</source>
        <translation>{n} taken back</translation>
    </message>
    <message>
        <source>这一盒又在右侧待处理</source>
        <translation>The pack waits on the right again</translation>
    </message>
    <message>
        <source>记录保留；可继续扫描</source>
        <translation>It stays on record; go on scanning</translation>
    </message>
    <message>
        <source>有效期至 {day}</source>
        <translation>Expiry {day}</translation>
    </message>
    <message>
        <source>对照待复核</source>
        <translation>Binding not yet approved</translation>
    </message>
    <message>
        <source>已退 / 可退</source>
        <translation>Returned / returnable</translation>
    </message>
</context>
<context>
    <name>VirtualPanel</name>
    <message>
        <source>虚拟扫码枪</source>
        <translation>Virtual scanner</translation>
    </message>
    <message>
        <source>培训用，只在演示模式。点一下就扫一次，和真枪走同一条路。</source>
        <translation>For training, in the demo only. A click is a scan, and goes the same way as a real one.</translation>
    </message>
    <message>
        <source>任意码，回车即扫</source>
        <translation>Any code, Enter scans</translation>
    </message>
    <message>
        <source>扫</source>
        <translation>Scan</translation>
    </message>
    <message>
        <source>停靠</source>
        <translation>Dock</translation>
    </message>
    <message>
        <source>浮动</source>
        <translation>Float</translation>
    </message>
    <message>
        <source>收起</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>WhyCard</name>
    <message>
        <source>平台原话：{words}</source>
        <translation>The platform says: {words}</translation>
    </message>
    <message>
        <source>打开前面那一条</source>
        <translation>Open the one in front</translation>
    </message>
</context>
</TS>
