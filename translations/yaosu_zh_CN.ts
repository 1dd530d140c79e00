<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="zh_CN">
<context>
    <name>Ages</name>
    <message>
        <source>{n} 秒</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} 分钟</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} 小时</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} 天</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>收起</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BindingForm</name>
    <message>
        <source>登记标识码</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>扫描药盒，或输入后按 Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>标识码</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>药品</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这个码贴在</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>一个码含</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>从（空为即日）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>到（空为长期）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>小包装</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>中包装</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>整箱</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>如 20270430</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>登记 F2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>清空</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BodyWords</name>
    <message>
        <source>撤销原因</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{yuan} 元/盒</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>是</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>……共 {n} 个</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} 盒</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} 个最小单位</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>处方药</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>非处方药</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>双跨</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>医保</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>自费</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>调拨入库</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>调拨出库</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>盘盈</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>盘亏</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>销毁</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>其他入库</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>其他出库</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>采购入库</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>采购退货出库</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>赠送入库</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>赠送退回</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>中药饮片，无追溯码</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>无码库存，无追溯码</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>院内制剂，无追溯码</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>厂家未赋码，无追溯码</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CallView</name>
    <message>
        <source>（没有回答）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>发出（个人信息已遮盖）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>回答</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CheckCard</name>
    <message>
        <source>正在检查…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>检查连接</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>用现在填的内容连一次平台并签到；不上传任何单据，不用重启</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ChosenBinding</name>
    <message>
        <source>复核通过</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>停用</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>类型</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>包装</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>每码含量</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>来源</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>有效</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>登记</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>复核</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>还没有</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这个标识码今天对应多个药品，扫码时会停下；停用不对的那条</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>是您自己登记的，请另一位同事复核</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GTIN 首位不是 0，多半是中包装或整箱，请核对包装</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>再按一次即停用</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ColumnKeeper</name>
    <message>
        <source>恢复默认列</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DetailPanel</name>
    <message>
        <source>还没有读到</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>扫几个码后显示</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>最近一次</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>码内间隔（毫秒）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>移出列表</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>连接</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>型号（推测）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>位置</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>像键盘一样打字的扫码枪。系统分不清是哪一把；要分清、要收全字符，请换串口或 HID-POS 模式。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>说明</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>厂家</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>波特率</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>结束符</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>前缀</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>后缀</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>读到 {n} 次</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>，残码 {n} 次</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>正在录制</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>本次开机以来</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>每字符 {n} 毫秒以内，以回车结束</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>慢速枪</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>问型号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}：换成 HID-POS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>自报型号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>改名称和参数</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>同码算一次</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DetailView</name>
    <message>
        <source>选一条看详情</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>在左边的表里选一条，这里说明原因和下一步</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>试过 {n} 次</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>上报内容</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>结果记录</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>与平台的往来</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>流水号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>报文号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&#x3000;平台原话：{words}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DeviceForm</name>
    <message>
        <source>保存 F2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>取消 Esc</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有（或如 &lt;STX&gt;）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>添加设备</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>模式与参数</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>USB 扫码枪在串口或 HID-POS 模式下会自动出现，不用添加。这里添加普通串口和网络串口。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>保存后马上生效。扫码枪自己的设置不会被改动。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>其他位置…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>连接方式</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>串口</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>位置</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>名称</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>波特率</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>结束符</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>前缀（会去掉）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>后缀（会去掉）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>汉字编码</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>同码算一次（毫秒内）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>用途</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>多码分隔（视觉箱）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>保存后马上生效。同码时间留空，就用“设置”里的那一个（wedge.same_again_ms）。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>同本机设置</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>厂家（听哪家的命令）</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DeviceTitles</name>
    <message>
        <source>设备</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>状态</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>连接</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>型号（推测）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>最近一次</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>时间</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>次数</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>残码</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>位置</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DeviceWords</name>
    <message>
        <source>键盘式扫码枪</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>虚拟扫码枪（培训）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>读卡器</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>扫码枪</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>串口</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>网络串口</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>HID-POS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>键盘</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>USB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>智能卡服务</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>厂家驱动</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>霍尼韦尔 / 优解</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>新大陆</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>斑马 / 讯宝（SSI）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>嵌入式模组（GM65 类）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>其他</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>回车 CR</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>换行 LF</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>回车换行 CR LF</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>制表符 TAB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>随时可扫</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>正在连接</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>就绪</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>断开</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已停用</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>停止</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有插上，或者线松了</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>系统不让当前用户使用这个设备</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>被另一个程序占用</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>设备在，但工作模式不对（例如还在键盘模式）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>系统的智能卡服务或厂家驱动没有装好</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>设备没有回应</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>设备回答有误，或自己报告故障</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>在这里停用了</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>插紧后会自动恢复，不用重启</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请管理员在终端运行下面这一行，然后重新插拔设备；加入用户组的要重新登录系统</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>关掉占用它的程序（HIS、厂家配置工具），会自动恢复</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>按 F10 换模式，或扫说明书上的设置码</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请管理员安装并启动（Debian、UOS：sudo apt install pcscd），会自动恢复</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>检查电源和波特率；重新插拔一次</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>重新插拔；仍出现请换一台并告知管理员</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>按 F9 重新启用</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已添加，正在连接</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已保存</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已移出列表</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已按试扫结果设置</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已启用</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>正在录制到 {file}；患者信息不会写入</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>录制完成：{file}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已发给扫码枪；请重新扫一遍确认</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>无</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>整包</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>每码一次到齐，没有间隔</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>平均 {mean} 毫秒，最长 {most} 毫秒（{n} 个间隔）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{text} · 结尾：{ending}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>身份证读卡器</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>自动识别</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有（靠停顿）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} 正在换成 HID-POS 模式，几秒后会自动出现</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>扫码枪自报：{what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>扫码枪没有回答型号；不影响扫码</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已触发，把码放到扫码枪前</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已停止扫码</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已发出，听一听扫码枪</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>触发扫码</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>鸣响</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>停止扫码</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} 毫秒内</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>每次都算</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DevicesView</name>
    <message>
        <source>诊断页已存为 {file}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>还没有发现串口、HID-POS 扫码枪或读卡器：插上会自动出现；普通串口和网络串口按 F4 添加；键盘式扫码枪不用添加，直接扫。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>保存</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>试扫</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>添加</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>重新查找</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>诊断</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>停用</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>启用</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>模式参数</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>停止录制</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>录制</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>采用</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>看结论</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>再查一遍</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>扫不出来</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>存为 PDF</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>返回</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>扫码枪诊断页</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>导出失败 {file}：{why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>换成 HID-POS</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DispensingView</name>
    <message>
        <source>药品</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>规格</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>批号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>追溯码</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>拆零</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>是</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>状态</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>（无姓名）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>待发药</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>科室</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>医师</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>开方</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>结算</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>医保</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>自费</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>待发处方</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有待发处方</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>处方由医院系统传来，或用“yaosu import prescriptions”导入；也可扫描处方号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>确认发药</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>无码</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已齐</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>差 {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已扫 / 应发</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{who} 有 {n} 张待发处方：按 ↑ ↓ 选择，Enter 打开</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有 {who} 的待发处方：按 F5 再查，或输入处方号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>有效期至</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>无码 {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>不符</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DoctorPage</name>
    <message>
        <source>扫码枪诊断：{name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>用这把枪依次扫屏幕上或纸上的码，哪一个先扫都可以。扫不出来就按 F4。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>厂家（决定怎样改）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>屏幕反光扫不出来时，按 F6 存为 PDF，打印后扫</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>发现 {n} 处问题</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>一切正常：每个码都原样到达</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DoctorWords</name>
    <message>
        <source>Code 128（追溯码用）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>EAN-13（商品码用）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GS1 DataMatrix（进口药用）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>QR 码：字母和符号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>QR 码：汉字</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>什么都没有收到</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>扫码枪还在键盘模式</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>输入法插了手：出现全角字、汉字，或丢了字母</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>大写锁定开着：大小写颠倒</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>键盘布局不同：{seen}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GS1 分隔符（GS）丢了</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GS1 分隔符（GS）变成了“{seen}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>码前多了前缀：{seen}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>码后多了后缀：{seen}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有结束符，靠停顿断码</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>字符间隔太长：{ms} 毫秒</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>有的码制关着，扫不出来</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>EAN-13 的校验位没有发送</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>汉字编码不对，收到：{seen}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>只收到半截码</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>收到的不是诊断页上的码</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>检查连线和电源；枪响了却没有收到，多半是模式不对：扫说明书上的 USB 键盘、串口或 HID-POS 设置码</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>键盘模式能用，但分不清是哪一把枪，也会丢分隔符。请扫说明书上的设置码换成串口或 HID-POS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>扫码前切到英文输入法；最好换成串口或 HID-POS 模式，输入法就碰不到了</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>按一下 Caps Lock 关掉；GS1 序列号区分大小写，颠倒了就对不上</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>扫说明书上的“键盘国家：美国”设置码，或把系统键盘换成美国英语；换成串口模式就没有这个问题</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有它，批号和序列号会连在一起。扫说明书上“发送 GS”的设置码，或换成串口、HID-POS 模式</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>扫说明书上“FNC1 发送为 GS（0x1D）”的设置码；程序认得几种常见的代替符</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>扫说明书上“打开全部码制”或下面几种码制的设置码：{symbols}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>扫说明书上“EAN-13 发送校验位”的设置码</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>接触不良、蓝牙太远，或扫码时窗口很忙；再扫一次，仍出现就换线或换口</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请只扫诊断页上的码；确实扫了它仍出现，就恢复扫码枪出厂设置再试</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>见于：{symbols}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>新大陆设置码：{words}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>霍尼韦尔 / 优解设置码：{words}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>、</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>关掉前缀，或让程序去掉它：回列表按 F2 试扫后采用</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>关掉后缀（保留回车），或让程序去掉它：回列表按 F2 试扫后采用</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>连着扫两个码可能粘在一起。打开回车结束符；不能改的，回列表按 F2 试扫后采用“靠停顿断码”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>程序可能把它当成人在打字。键盘式的：把字符间延时设为 0，或回列表按 F2 试扫后采用；蓝牙枪离近一点</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>把扫码枪的汉字输出设为 UTF-8；不能改的，回列表在 F10 里选 gb18030。键盘模式发不出汉字</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DocumentScreen</name>
    <message>
        <source>查找</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>刷新</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>对照</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>返回列表</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>拆零</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>下一张</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>撤回上一扫</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DocumentWording</name>
    <message>
        <source>少扫 {n} 盒</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已扫齐</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>码破损，扫不出</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>药盒上没有码</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>扫码设备故障</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已与同事当面核对</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>未写原因</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>单号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>对象</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>科室</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>时间</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>品种数</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>状态</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有符合“{words}”的单据</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>少输几个字再试，或清空查找</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请扫描药盒</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>扫到的药品会列在这里</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>拆零：输入当前行的数量（最小单位）后按 Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>扫描药盒；手输追溯码或当前行数量后按 Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what}。再按 F2 确认</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>仍然确认</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{code} 是 {drug} {spec} 吗？同类药盒以后都这样认。↑ ↓ 换一行；再按 F7 或 Enter 对照</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>对照</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number} 已完成，{n} 条待上传，后台会自动上传</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>处理中</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>待处理</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DocumentWords</name>
    <message>
        <source>发药</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>退药</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>盘点</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>入库</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>出库</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>采购退货</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DrugPicker</name>
    <message>
        <source>药品名、商品名、拼音码或编码</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>药品</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>规格</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>厂家</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>库存</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>单价</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DrugStrip</name>
    <message>
        <source>没有找到；换个词，或输入拼音首字母、编码</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>一个码含</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>小包装</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>中包装</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>整箱</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>对照 Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>取消 Esc</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{code} 是</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>找药品</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Exporting</name>
    <message>
        <source>表格 (*.csv)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>导出</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FactWords</name>
    <message>
        <source>药品目录</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>人员资料</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>处方（医院系统）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>单据</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>医保目录编码</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>本院药品编码</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>药品名称</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>生产厂家</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>批准文号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>处方药标志</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>生产批号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>生产日期</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>有效期至</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>数量</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>单价</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>拆零</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>药品追溯码</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>批次流水号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>盘存日期</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>变更类型</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>变更时间</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>入库时间</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>退货时间</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>发药时间</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>备注</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>赠送</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>要删除的流水号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>要删除的类别</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>供应商</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>供应商许可证号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>随货单号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>发票代码</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>发票号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>原采购流水号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>原销售流水号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>发药单号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>经办人</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>药师</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>药师执业资格证号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>处方号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>开方医师</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>开方医师证件类型</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>开方医师证件号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>就医流水号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>结算 ID</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>结算类型</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>就诊结算类型</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>人员编号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>患者证件类型</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>患者证件号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>患者姓名</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>外购处方标志</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FieldsForm</name>
    <message>
        <source>取消 Esc</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>（必填）</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Filters</name>
    <message>
        <source>全部</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>所有类别</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>所有原因</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>不限日期</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>今天</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>近 7 天</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>近 30 天</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>所有平台</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>医保平台</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>单号、药品、追溯码、报文号或平台原话</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>更多条件</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>平台</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>单号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>药品（名称、拼音码、编码）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>批号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>追溯码</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>报文号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>最少尝试次数</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>结果日期</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FindingCard</name>
    <message>
        <source>发给扫码枪</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FlagEditor</name>
    <message>
        <source>开启</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HelpPanel</name>
    <message>
        <source>帮助</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>再按 F1 收起；扫码和按键照常</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>收起帮助</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这一页还没有帮助。</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Histogram</name>
    <message>
        <source>码内间隔分布</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>IdentifierWords</name>
    <message>
        <source>追溯码前 7 位</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GTIN 商品编码</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>企业自编码</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>导入</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>手工登记</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>扫码对照</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>长期</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>冲突</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已停用</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>未生效</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>待复核</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>在用</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>两码相连，请逐盒再扫</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这是{kind}，没有标识码</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>还没有对照：选药品和包装后按 F2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>；</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>对应 {n} 个药品：{said}。停用不对的那条</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已是 {said}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>标识码 {key} 已登记，等另一位同事复核；现在就可以用</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>标识码 {key} 已复核</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>标识码 {key} 已停用；以前按它读的记录不变</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>小包装</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>中包装</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>整箱</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>IdentifiersView</name>
    <message>
        <source>没有符合条件的标识码</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>扫描一盒药即可登记；也可以导入标识码表</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>标识码、药品名称、拼音码或编码</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>全部</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>待复核</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>冲突</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已停用</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>标识码</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>药品</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>规格</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>包装</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>每码含量</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>状态</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>厂家</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>来源</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>有效</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>登记</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>复核</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>查找</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>刷新</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>导出</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>新登记</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>复核通过</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>药品标识码</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>导出失败 {file}：{why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已导出 {n} 条到 {file}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>复核 {key}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ImportWords</name>
    <message>
        <source>第 {line} 行</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>整个文件</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>现为“{found}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>应为 {expected}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>，</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{place}：{reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{told}（{details}）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>文件读不出来</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>文件太大</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>文件是空的</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>不是文本，也不是 XLSX</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>旧式或加密的 Excel，请另存为 XLSX 或 CSV</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>XLSX 已损坏，打不开</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这是网页，请另存为 XLSX 或 CSV</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>编码不是 UTF-8 或 GB18030，或已损坏</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>格式有误</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>JSON 里没有列表</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>第一行不是列名</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>缺少必需的列</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>两列说的是同一项</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>用不到的列，已略过</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>只读第一个工作表，其余略过</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>列数与标题行不一致</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>必填项为空</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>不是文字</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>含有不可见或丢失的字符</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>太长</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>是公式，请粘贴为数值</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>单元格里是错误值</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>编码被存成了数字，位数已丢失；请设为文本格式</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>不是数字</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>不是整数</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>超出范围</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>不是日期</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>不是时间</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>不在可选值之内</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>形式不对</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>校验位不对</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>结束早于开始</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>盒数与最小单位数互相矛盾</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>自费病人不应有医保结算号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>有批号日期却没有批号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>与库中该批号的日期不同</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>与文件中另一行矛盾</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>药品目录里没有这个药</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>该单已开始处理，内容不同</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>该单已结束，内容不同</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>同号的单据是本系统手工建立的</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>与文件中另一行相同，只计一次</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>该标识码现对应两个药品，请标识码管理员处理</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>IssueView</name>
    <message>
        <source>去向（科室或药房）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>事由</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>新出库</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请领</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>调拨</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>科室基数补充</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>急救备药</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>出库数</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{place} → {target}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>出库中</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>未填</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>未完成的出库</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>去向</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有未完成的出库</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>按 F4 写明去向，然后扫描药盒</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>确认出库</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LeavingScreen</name>
    <message>
        <source>单据信息</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>保存 Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>开始 Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>药品</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>规格</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>厂家</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>批号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>有效期至</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>账面库存</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>应先出批号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>追溯码</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请扫描要出的药盒</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>无码的药按 F3 找到后输入盒数</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>共 {n} 盒</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>拆零</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>单据</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>✓ 正是此批</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>无码</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} 个</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LotStrip</name>
    <message>
        <source>批号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>生产日期</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>有效期至</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>单价（元）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>新批号 F4</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>药溯</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>帮助</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>锁定</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MendCard</name>
    <message>
        <source>复制这一行</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Mending</name>
    <message>
        <source>同一原因的 {n} 条全部重新上传</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>如 20270430</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>只改上报的内容，本院账目不变</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>改好并重新上传</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>不改，重新上传</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>撤销这一条…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>撤销</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>不撤销</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>撤销原因（必填）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>平台上有：标为已接收</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>平台上没有：重新上传</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Messages</name>
    <message>
        <source>程序出错：{kind}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>程序</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已记入日志，这一步没有完成；请重试，仍出现请告知管理员</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>发药</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>退药</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>盘点</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>审核盘点</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>入库</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>出库</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>维护药品标识码</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>扫码对照</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>追溯查询</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>查看上传</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>处理上传</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>导入数据</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>修改设置</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>管理人员</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>用户名或密码不对</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>检查大小写锁定后再试</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>错误次数过多</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{when} 以后再试，或请管理员重设密码</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>至少 {n} 位，不能是旧密码或用户名</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>新密码太弱</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>首次登录要先改密码</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>改好密码再继续</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有“{right}”的权限</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>权限</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请有权限的同事来做，或请管理员授权</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有用户 {login}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>检查用户名</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>用户名 {login} 已有人用</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>换一个用户名</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>第二个人签字，不能是同一人</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请另一位同事登录确认</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有单据 {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>检查单号，或刷新列表</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>单据 {number} 已结束</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>不能再扫；请打开另一张</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>还没有扫任何药盒</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>先扫药盒再确认</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>还缺批号：{drugs}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>、</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>单据</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>在这些行里填批号和有效期</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有已发药的记录：{number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>检查处方号，或扫当时发出的药盒</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number} 已全部退过</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>在“追溯查询”里看退药记录</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>还没有打开单据</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>先在列表里打开一张，或扫单号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有可撤回的扫描</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>单据里没有这一行</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>刷新后再试</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{drug} 已够</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这一盒放回去</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这次扫描已不在</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>可能已撤回；刷新后再看</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这一盒刚被单据 {number} 用掉</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>别的窗口</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>换一盒，或到那张单上撤回</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>药品目录里没有 {code}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>药品目录</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>先导入或新增这个药品</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>标识码 {key} 已是 {drug}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>药品标识码表</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请标识码管理员处理</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>标识码 {key} 的格式不对</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>追溯码前 7 位，或带正确校验位的 14 位 GTIN</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有这条上传记录</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>刷新列表</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>正在上传或正在核实结果</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>平台</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>等出了结果再改</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已收的只能撤销上传（3507），已撤销的不再改</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这条记录已有结果</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>设置</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>设置文件 {file} 第 {line} 行无法识别</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请管理员改正文件；原文件没有改动</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} 有 {n} 处错误</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>导入的文件</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>改正后再导入；什么都没有写入</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>数据库来自更新的版本</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>程序版本</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请升级程序；数据没有改动</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这台电脑的密钥打不开数据库里的个人信息</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>密钥</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请管理员导入原来的密钥；数据没有改动</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>密钥文件需要口令</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>输入口令再继续</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>口令不对</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>密钥文件损坏：{path}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请管理员从备份恢复；文件没有改动</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>密钥文件别人也能读</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请管理员运行：{run}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>密钥存放处没有回应</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>解锁系统密钥环后再试；什么都没有改动</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>密钥 {name} 不见了</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>换了账户或拷贝了数据目录？请管理员重新录入</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>密钥 {name} 的内容不对</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>检查后重新录入</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>程序已经开着：{folder}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这台电脑</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>切换到已打开的窗口，或先关掉它</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>数据库</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>刚才这一步没有记下；排除后再扫一次</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>电脑时间倒退了（已记到 {when}）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>校准时间后再继续</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>不能这样做：{kind}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请告知管理员</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>磁盘满了，没有记下</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>数据库只读，没有记下</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>数据库损坏，没有记下</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>连不上数据库，没有记下</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>数据库正忙，没有记下</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>数据库写不进去，没有记下</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what} 没有回应</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>结果未知，正在核实；工作可以继续</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>稍后自动再试；工作可以继续</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>网络或平台</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>非列表：这张单上没有 {drug}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>拿错药或单据</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>放到一边；多送的药请另开一张入库单</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>批号 {lot} 已登记：生产 {made}，有效期至 {expires}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>药品</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请看药盒；确认登记有误，再按一次 Enter 改正</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>批号 {lot} 已过期：{day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>不得入库，请退回供应商；输错了就改正日期</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>改正后按 Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>还没有输批号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>批号太长（最多 30 个字符）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>有效期早于生产日期</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>生产日期晚于今天</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>账面批号不能在盘点时改；新批号请按 F4 另起一行</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>批号 {lot} 在这张单上已有一行</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>批号不对</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{drug} 发出时有追溯码，要扫码核对</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请扫要退的药盒；只有未采集的才能直接输数量</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请改正这一项；其余设置没有变</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>人员</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>改好再保存；还没有写入</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{login} 是最后一位在用的管理员，不能停用或去掉管理员角色</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>先让另一位同事当管理员</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>用户名</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>姓名</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>角色</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>执业资格证号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what}还没有填</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what}太长</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what}里不能有空格</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what}含有换行等不可见字符</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what}不能用</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>单价无法识别，例如 12.50</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>超过账面库存：{drugs}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>库存</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请核对数量；账面有误可先盘点</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>；</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这一页不收扫码，刚才扫的没有记下</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>到发药、入库等页面再扫</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这一页不用刷卡，刚才读的卡没有记下</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>到“处方发药”或“处方退药”再刷</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>医保电子凭证</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>证件号码</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what}没有读全或读错一位，未保存</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>扫码枪或证件</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>再扫一次，或输入处方号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>本机没有电子凭证解码，查不出是谁的凭证；凭证未保存</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>本机设置</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请刷身份证或社保卡，或输入处方号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>医保没有认出这张电子凭证：{words}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请患者刷新二维码后再扫；或刷身份证、社保卡，或输入处方号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>电子凭证或医保平台</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>患者的卡</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>卡的摆放</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>读卡器</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>把卡放好，再按 Ctrl+K 读一次</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请刷身份证，或输入处方号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>读卡器上没有卡</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>卡放反了，或没有反应</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>翻过来放好，再按 Ctrl+K 读一次</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>外地社保卡，本机不能读取</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>卡里的证件号没有开放读取</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>读卡器没有接好</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>插好读卡器的线，再按 Ctrl+K</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有读卡：已取消</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>需要时再按 Ctrl+K</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>上一张卡还在读</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请稍候再刷</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>读卡程序给出的内容看不懂</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>读卡器厂商</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>读卡失败（{code}）{words}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已自动重新启动，请再刷一次</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请管理员在“设备”里检查；先输入处方号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>读卡器 {device} 的厂商程序出错退出</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>读卡器 {device} 正在启动</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>读卡器 {device} 已停用</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>读卡器 {device} 的厂商程序库没有装好</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>读卡器 {device} 的厂商程序库位数不符（32/64 位）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>读卡器 {device} 的厂商程序库版本不对</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>读卡器 {device} 不能用</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>卡或读卡器</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>卡拔得太早，还没有读完</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>再插一次，出现病人后再拔</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>读卡器里的不是社会保障卡</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>换社会保障卡，或扫医保电子凭证</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>本程序不收密码；请用身份证或医保电子凭证</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这张社会保障卡要先输密码才给读</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>发卡地区</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>不认识这一代社会保障卡（{version}）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请用身份证或医保电子凭证，并告知管理员</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>社会保障卡</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>身份证件</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{kind}没有读完</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>读卡器不认这张{kind}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{kind}没有反应</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{kind}正被别的程序占用</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{kind}里读不出姓名和号码</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>关掉别的读卡程序，再放一次</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>拔出来，看准芯片方向再插一次</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>拿起来，再放一次；还不行就扫处方号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>设备 {device} 没有就绪</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>设备</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>看“设备”页上它的状态；插好后再试</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>设备 {device} 已在列表中</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>选中它再改</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>录制文件 {file} 第 {line} 行无法识别</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>录制的文件</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请重新录制或换一个文件</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>读卡器 {device} 没有回应</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>读卡器 {device} 的厂商程序初始化失败</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>扫码枪</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>用枪再扫一次；还不行就换串口或 HID 模式，或把枪调快</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>试扫只有 {n} 个键，判断不了快慢</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这把枪太慢（每键 {n} 毫秒），和手工输入分不开</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这把枪较慢（每键 {n} 毫秒），码后又没有回车，和手工输入分不开；请给它加回车后缀</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>快慢不匀，像是手工输入的</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>再按 F2 确认</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>少到 {n} 盒，只按实到数入库</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>接着扫，或再按 F2 确认</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>还有 {n} 行没有盘，将按账面保留</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>接着盘，或再按 F2 确认</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>右侧还有 {n} 盒待处理，不算在内</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>在右侧逐条处理，或再按 F2 确认</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} 盒不符的药盒已归入：{drugs}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} 盒没有扫码，将按无码发出：{drugs}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} 盒是输入的数量，没有追溯码：{drugs}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>多到 {n} 盒，已记入：{drugs}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>拒收的按 Ctrl+Z 撤回，或再按 F2 确认</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>还没有原发票号，平台不收</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>在“单据”里填写</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这是处方 {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>先按 F8 放下当前处方再扫</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这是单据 {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>先按 F8 放下当前单据再扫</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>生产日期无法识别，例如 20271231 或 2027-12-31</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>有效期至无法识别，例如 20271231 或 2027-12-31</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>打开的就是 {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>直接扫药盒</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Navigation</name>
    <message>
        <source>药溯</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>药房</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>库房</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>管理</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OpeningView</name>
    <message>
        <source>正在打开数据…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OptionField</name>
    <message>
        <source>恢复默认</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>✓ 已保存</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OptionWords</name>
    <message>
        <source>默认：{value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{low} 到 {high}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>开启</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>关闭</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>重启后生效</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} 项改动已保存，重新启动程序后生效</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>医保平台</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>上传</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>数据库</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>工作地点</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>发药扫码</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>界面</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>声音</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>扫码枪</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>人员</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>地址、机构编号和密钥向当地医保部门索取；填好后点“检查连接”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>多快、什么时候把单据传给平台；不填就是有了就传</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>一台电脑不用填；几台电脑共用一个数据库时，各台填同一个地址</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这台电脑管哪里的库存</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>扫码时的提醒和确认</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>选好立即生效</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>三种提示音，高低和节奏都不同，不看屏幕也听得出</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>键盘模式扫码枪的时间参数；扫码断成几截或手工输入被当成扫码时才需要改</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>谁能登录，能做什么</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>密钥和密码</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已设置</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>未设置</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>由程序生成，不要更换。几台电脑共用数据库时，用命令 yaosu secret set store.personal_key 录入同一把</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>试听：正确</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>试听：注意</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>试听：停</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>现在静音：扫码时没有声音</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这台电脑没有能播放提示音的程序或声卡</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>音量是 0：扫码时没有声音</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>声音已开，音量 {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>程序</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>数据文件夹</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>数据</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>密钥存放</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>设置</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>平台</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>平台拒绝签到：{words}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已连通并签到（{title}），与平台时钟相差 {n} 秒</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>；相差太多，请校准这台电脑的时间</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{kind}，药品 {drugs} 种，待上传 {owed} 条</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>；电脑时间倒退了，请校准</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>文件里的 {key} 这个版本不认识，不起作用</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>打不开这个数据库，没有保存；请检查地址、密码和网络</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{why}：{value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>只写不显示。{where}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OptionsView</name>
    <message>
        <source>只能查看；要修改请找管理员</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>刷新</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PatientScreen</name>
    <message>
        <source>读卡</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{first}；{then}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>全部 Esc</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>证件与单据是同一人：{who}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这是 {who} 的证件，不是这张单据的患者。先按 F2 确认或 F8 返回列表，再刷一次</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>正在读取证件或电子凭证，请稍候</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PeoplePage</name>
    <message>
        <source>人员</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>停用的人不能登录，以前的记录都在；角色和姓名改动在本人下次登录时生效</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>新增人员</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>还没有人员</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>点“新增人员”添加</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>新增</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>保存</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>刷新</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>用户名</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>姓名</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>角色</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>执业资格证号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>状态</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>密码</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PeopleWords</name>
    <message>
        <source>发药、退药</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>入库、出库、盘点、处理上传</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>维护药品标识码</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>全部，含设置和人员</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已停用</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>输错密码，锁定至 {when}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>在用</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>下次登录要改</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已新增 {login}；第一次登录要改密码</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{login} 已保存，本人下次登录时生效</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{login} 的密码已重设；请当面告知，下次登录要改</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{login} 已启用，可以登录</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{login} 已停用，不能再登录；以前的记录都在</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>两次输入的密码不一样，请重新输入</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>正常</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>、</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PersonForm</name>
    <message>
        <source>用户名（工号或拼音）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>姓名</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>药师执业资格证号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>初始密码</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>再输一次</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>角色</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>药师必填：随每笔销售上传</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>重设密码</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>忘了密码或输错被锁时用；下次登录必须改</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>取消 Esc</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>新增人员</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>新增 F2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>保存 F2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>停用</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>启用</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>选一个人</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProfileEditor</name>
    <message>
        <source>自备方案文件…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>方案文件的完整路径，以 .toml 结尾</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QueuePage</name>
    <message>
        <source>输入或扫描单号；也可输名称的一部分</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReasonField</name>
    <message>
        <source>原因（可选，可输入）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>↓ 选择，或直接输入；不写也可以</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Reasons</name>
    <message>
        <source>退药原因</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>患者要求退药</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>医嘱变更或停药</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>不良反应</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>发错药</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>药品质量问题</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>其他</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReceivingView</name>
    <message>
        <source>随货单和发票</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>保存 Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>新入库（没有订单）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>开始 Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>药品</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>规格</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>厂家</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>订购</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>实到</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>批号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>生产日期</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>有效期至</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>单价</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>状态</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>追溯码数</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>按订单</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>无订单</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>随货单</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>未填</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>发票</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>库房</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>待入库</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有待收的订单</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>订单由采购系统传来，或用“yaosu import orders”导入；没有订单的货按 F4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请扫描到货的药盒或箱码</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>无码的药按 F3 找到后输入盒数</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>新入库</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>确认入库</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>随货单号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已收 {n} 盒</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>新批号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>全部行</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>只看未齐</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>单据</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>供应商</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>发票号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>多 {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>未到</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>少 {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>缺批号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已齐</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>供应商分批送货</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>供应商缺货</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>运输破损，已拒收</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>多送的同意收下</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>码破损，扫不出</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>不符</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>无码 {n}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RoleWords</name>
    <message>
        <source>药师</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>库管员</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>标识码管理员</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>管理员</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ScanWords</name>
    <message>
        <source>正确</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>注意</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>停</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>包装层级不明</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>小包装</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>中包装</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已按拆零记入 {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>相符：就是当时发出的这一盒</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>近效期：{day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>药品</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已记入，请确认可以使用</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>账上没有这一盒</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>库存</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已记入，不影响继续扫描</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>非列表：这张单上没有这个药</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>拿错药或单据</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已够：这一行不再需要</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>多拿了</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>放回这一盒，继续扫描</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已过期：{day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>不得使用，放入不合格区</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>批号不符：{lot}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>核对批号后再扫</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>不是从这张处方发出的，不能退；请患者出示原药盒</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>不符：不是当时发出的那一盒</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>退药</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>需要人工判断</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请在右侧处理</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>未对照：还不知道这个标识码是什么药</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>药品标识码表</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>、</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>标识码对应多个药品：{claims}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请标识码管理员处理</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>层级不符：这是{level}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>扫错了码</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请扫最小包装上的码</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>重复：这一盒刚才已扫</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>不再计数，继续扫下一盒</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这一盒已拆零用完</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>换一盒再扫</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>重复：这一盒已经用过</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>放到一边，请药师核查</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>重复：{by} {day} 已用于 {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{place} {time} 用过；放到一边，请药师核查</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请开启扫码枪的 GS 分隔符后再扫</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GS1 码缺少分隔符，读不准</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>扫码枪</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>大小写可能反了</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>键盘 Caps Lock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>关掉 Caps Lock 再扫</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请逐盒再扫，或在右侧核对后确认</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>两码相连：扫码枪没有分开</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>半码：只有 {n} 位，应为 20 位</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>长度非法：{n} 位</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>20 位但不以 8 开头，不是追溯码</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>校验位不对：读错或输错一位</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>码中的日期不存在</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GS1 码里没有商品编码</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GS1 码里没有序列号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>网址里没有追溯码</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有读到内容</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>无法识别这个码</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请扫“药品追溯码”字样旁的码</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>再扫一次；若反复出现，请到“设备”检查扫码枪</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这是患者的医保电子凭证，未保存</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这是证件号码，未保存</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>再扫一次</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{kind}，不是追溯码</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>追溯码</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>追溯码（20 位字符）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GS1 码</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>企业自编码</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>商品码</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>药品本位码</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>医保药品编码</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>医用耗材编码</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>医疗器械 UDI</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>物流箱码 SSCC</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>医保电子凭证</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>证件号码</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>网址</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>空内容</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>未知内容</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>手工记入 {n}（无码）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>近效期先出</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已记入；如能换成最早到期的，按 Ctrl+Z 后重扫</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>可以继续扫描；按 F7 对照药品</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已归入，待说明</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>标为不符，按 F2 时再写原因；放错了按 Ctrl+Z 撤回</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>另加无码 {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>数量不对就再输一次，或按 Ctrl+Z 撤回</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这种药有追溯码，能扫的请扫；{then}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>多到 {n}，已记入</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>供应商</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>拒收请按 Ctrl+Z；收下就继续扫</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>整箱</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>放到一边，继续扫描；确要使用请在右侧归入</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>本盒 {lot}，应先出 {first}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这一盒在 {there}，不在 {here}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这一盒是从 {supplier} 购入的</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>不能退给这家；放到一边</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>放到一边；确要从这里出，按右侧的按钮</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这一行最多 {n}，输入了 {typed}，只记 {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>数量不对就按 Ctrl+Z 撤回</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ScheduleCard</name>
    <message>
        <source>什么时候上传</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>每隔多少秒，0 为立即</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>每天这些时间，如 07:30, 12:00；空着不限</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SecretRow</name>
    <message>
        <source>✓ 已保存</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>输入或粘贴新值，回车保存</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>保存</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>确定清除？</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>清除</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SecretsWords</name>
    <message>
        <source>这台电脑没有可用的系统钥匙串，密钥保存在用口令加密的文件里：{file}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>密钥保存在系统钥匙串里：{keyring}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Windows 凭据管理器</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>macOS 钥匙串</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Linux 密钥环（Secret Service）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Linux 密钥环（libsecret）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>KDE 钱包</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SettingWords</name>
    <message>
        <source>设置 {key}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>设置 {key} 是“{value}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{place}：{why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>不能用</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有这一项</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这是密钥，请用“yaosu secret set”保存</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>类型不对</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>只能是 true 或 false</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>应为整数</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>太小</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>太大</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>太长</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>不在可选值之内</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>应为时间，如 07:30, 12:00</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>含有换行等不可见字符</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>形式不对</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>应为 6 位数字</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>只能是字母和数字</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>只能是普通字符</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>还没有填写</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>不是网址</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>网址里不能写密码</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>应以 https:// 开头</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>只有本机可以用 http，其他地址须用 https</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有这个文件</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>文件读不出来</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>文件里没有证书（PEM）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>地区方案有误</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>追溯码规则有误</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>不是十六进制或 Base64</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>密钥长度不对</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>密钥已损坏</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>密钥超出范围</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>不是 SM2 曲线上的点</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>不是 SM2 密钥</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>不是 SM2 曲线</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>密钥文件有口令，请先去掉</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这是公钥，需要私钥</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这是私钥，需要公钥</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>里面没有密钥</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>公钥和私钥不是一对</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>与前面的一项重复</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SheetPaper</name>
    <message>
        <source>扫码枪诊断页</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>本页的码都是虚构的，只用于检查扫码枪，不是药品追溯码。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>药溯 · 扫码枪诊断页</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>在“设备”页按 F6 打开诊断，用要检查的枪把下面的码各扫一次。按 100% 打印，不要缩放。</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShownOnly</name>
    <message>
        <source>开启</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>关闭</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SideEntries</name>
    <message>
        <source>移除</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>从这里出</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>对照 F7</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>归入 {line}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SideList</name>
    <message>
        <source>待处理</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>最近扫描</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>还没有扫描。有问题的药盒会在这里等您，不耽误下一盒。</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SignInView</name>
    <message>
        <source>药溯</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>用户名</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>工号或登录名</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>大写锁定已开</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>打开密钥文件</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这台电脑没有系统密钥环，密钥存放在加密文件里，需要口令。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>打开</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>口令</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>给密钥文件设一个口令</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这台电脑没有系统密钥环。密钥将加密存放在文件里；口令丢了就打不开，请妥善保管。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>设好并继续</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>再输一次</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}，请设置新密码</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>首次登录或密码到期，要先改密码才能继续。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>改好并进入</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>新密码</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>密码</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>换人登录</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已锁定：{name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没做完的单据都还在，登录后接着做。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>解锁</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>登录</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请稍候…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>两次输入不一样，请再输一次</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>演示账号：{accounts}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>密码都是 {password}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>刚才扫的是药品的码，没有记下；登录后再扫</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>返回登录</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>未登录</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>扫码枪 就绪</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>扫码枪 键盘式</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>扫码枪 断开</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>扫码枪 未接</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>读卡器 就绪</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>读卡器 键盘式</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>读卡器 断开</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>读卡器 未接</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>静音</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>有声</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>无声卡</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>平台 已连</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>平台 暂停，需处理</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>平台 离线</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>平台 未试</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>待上传 {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>（最久 {age}）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> · 退回 {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>虚拟扫码枪</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>扫码枪 连接中</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>扫码枪 需处理</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>读卡器 连接中</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>读卡器 需处理</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>平台 离线（{age}前连通）</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StocktakeForm</name>
    <message>
        <source>新盘点</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>账面数以开始这一刻为准；盘点期间请暂停这些药品的出入库</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>全部有库存的药品</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>名称或编码含</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>只盘选定的药品</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>例如：头孢、注射液、拼音码</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>盲盘（盘点时不显示账面数）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>开始 Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>取消 Esc</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StocktakeView</name>
    <message>
        <source>药品</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>规格</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>厂家</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>批号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>有效期至</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>账面</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>实盘</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>差异</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>其中无码</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>码数</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>状态</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>范围</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>全部有库存的药品</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{place}盘点</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>复核差异</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>盲盘</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>盘点中</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>账面截止</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已盘</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} / {all} 行</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>未完成的盘点</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有未完成的盘点</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>按 F4 选定范围开始</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>每一行都已盘</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>按 F2 复核差异</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有差异</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>按 F11 看全部行</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>账面上还没有库存</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>直接扫描药盒；扫到的药品会列在这里</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>新盘点</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>审核入账</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>，</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>未盘 {n} 行</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>✓ 全部已盘</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>只看未盘</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>只看差异</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>全部行</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>新批号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>拆零</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>重盘</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>重盘 {drug}：已盘的 {found} 清零（记录保留）。再按一次 Ctrl+R 确认</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已盘 {n} 行</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>盘盈 {n} 行</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>盘亏 {n} 行</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>右侧待处理 {n} 盒</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what}。核对无误后再按 F2 审核入账；要重盘，选中该行按 Ctrl+R</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>未盘</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>相符</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>盘盈</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>盘亏</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>导出</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>导出失败 {file}：{why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已导出 {n} 行到 {file}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>其余下次再盘</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>药品已借出或在途</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>码破损，扫不出</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StoreroomScreen</name>
    <message>
        <source>操作员作废</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>查找单据</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>刷新</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>找药品</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>对照</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>作废</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>经办人</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>供应商</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>返回</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>作废 {number}：扫过的药盒全部释放，记录保留。再按一次 Ctrl+Del 确认</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>撤回</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SubmissionWords</name>
    <message>
        <source>盘存</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>库存变更</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>采购入库</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>采购退货</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>销售</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>销售退货</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>删除（3507）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>待上传</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>上传中</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已接收</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>被退回</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>待核实</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已撤销</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>平台退回，原因见平台原话</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>医保办</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>按平台原话处理，然后按“重新上传”；看不懂请联系平台运维</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>平台不认本机的签名：密钥、证书或地址不对</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>信息科</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>到“设置”核对地址、账号和密钥，改好后按“现在重试”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>电脑时间和平台相差太多</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这台电脑</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>校准电脑时间（北京时间），再按“现在重试”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>平台不接受签到：本机或经办人没有备案</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>向医保部门备案本机的 IP、MAC 和经办人，再按“现在重试”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>今天已签退</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>平台规则</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>明天会自动接着上传，不用处理</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请求太快，平台要求放慢</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>平台</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>会自动放慢再传，不用处理</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>资料不全，没有发出</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>药剂科</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>补齐下面列出的内容，再按“重新上传”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>医保目录编码缺失、过期或没有对照</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>下载新目录并重新对照这个药，或在下面改医保编码，再按“重新上传”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>平台认为有一项内容不合格</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>按平台原话改正，再按“重新上传”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>经办人没有在平台备案</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>备案经办人，或到“设置”换成已备案的，再按“重新上传”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>科室没有对照</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>上报科室信息后按“重新上传”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>患者的参保状态不符</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>收费处</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>核对患者的参保和结算方式，更正后按“重新上传”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>医保规则没有通过：违规或超限额</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>医师</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请医师和医保办核对处方，处理后按“重新上传”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>平台说已经有这一条</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>到平台核对：确已有就按“撤销”，没有就按“重新上传”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>资料不全</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>签名不对</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>时间不对</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>签到不成</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已签退</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>经办人</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>参保状态</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>医保目录</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>科室对照</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>医保规则</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>太快</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>重复</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>内容不合格</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>其他原因</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>平台没有要删除的这一条</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>平台上本来就没有，不用再删；可按“撤销”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>平台上没有</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>待补全</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SupplierReturnView</name>
    <message>
        <source>供应商</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>原发票号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>退货原因</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>新退货</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>近效期</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>破损</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>质量问题</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>厂家召回</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>发错货</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>滞销</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>退货数</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>退货中</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>原发票</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>未填</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>原因</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>库房</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>未完成的退货</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有未完成的退货</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请扫描要退的药盒</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>无码的药按 F3 找到后输入盒数</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>确认退货</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>按 F4 写明供应商，然后扫描药盒；原发票号按入库记录填写</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Table</name>
    <message>
        <source>筛选：直接输入文字</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} 行</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} / {all} 行</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TakeBackView</name>
    <message>
        <source>药品</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>规格</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>批号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>可退</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>发出的追溯码</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>手中的追溯码</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>退回</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>核对</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>（无姓名）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>退药中</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>原处方</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>科室</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>医师</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>开方</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>结算</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>医保</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>自费</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已发处方</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有找到已发的处方</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>输入处方号或患者姓名的一部分，或直接扫描要退的药盒</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>确认退药</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>不符 {n} 盒</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请扫要退的药盒</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>处方号、患者姓名或科室；也可直接扫药盒</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>拆零：输入当前行要退的数量（最小单位）后按 Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>未采集</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已填数量</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>相符</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>不符</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>待核对</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已退过</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已发药</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{who} 有 {n} 张可退的处方：按 ↑ ↓ 选择，Enter 打开</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有 {who} 可退的处方：直接扫要退的药盒，或输入处方号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>有效期至</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>扫描要退的药盒；无追溯码的行输入退回盒数后按 Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已退 {n} / 可退 {m} 盒</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Titles</name>
    <message>
        <source>处方发药</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>处方退药</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>入库</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>出库</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>采购退货</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>药库盘点</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>药品标识码</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>追溯查询</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>上传</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>设置</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>设备</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TraceView</name>
    <message>
        <source>扫描药盒，或输入追溯码；只记得几位也可以，输完按 Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>查一盒药的来龙去脉</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>扫描药盒上的追溯码；光标在哪里都可以</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>追溯码</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>药品</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>规格</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>批号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>查找</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>刷新</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>复制全文</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>导出</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已复制，可以粘贴到别处</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>导出失败 {file}：{why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已导出到 {file}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TraceWords</name>
    <message>
        <source>（未记录）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>发药给 {who}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{who} 退药</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>从 {who} 入库</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>出库到 {who}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>退回供应商 {who}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>盘点时在库</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>（拆零）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已撤销：{who} {when}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>单据已作废</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>单据还没有完成</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>不匹配，按说明保留：{reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>未写原因</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>；</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>回执 {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已拆零，还剩 {n}（{place}）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>在 {place}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>位置没有记录</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已{what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>正在{what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>追溯码</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>标识码</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>批号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>生产日期</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>有效期至</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>包装</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>供应商</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>首次扫到</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>有 {n} 盒的追溯码含有这一段</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>选一盒看它的经过</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有找到这个码</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请扫“药品追溯码”，或输入追溯码中连续的几位（至少 4 位）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这是{kind}，不是追溯码</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请扫“药品追溯码”字样旁的码</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这里从没扫过这一盒：{code}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>标识码 {key} 也没有对照过，不知道是什么药</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>，或 </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>标识码 {key} 对应多个药品：{drugs}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>按标识码 {key}，它是 {drugs}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>现在：{where}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>时间</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>经过</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>数量</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>操作员</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>地点</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>单号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>说明</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>上传</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>批号 {lot}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>还不知道是什么药</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>（按账推定）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{label}：{value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>含 {units}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TrialPanel</name>
    <message>
        <source>试扫：{name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>等待扫码…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>用这把枪扫两三次药盒上的追溯码（20 位），或扫诊断页上的任意一个码；其他码看不出前缀和后缀。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>结论</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>采用 F2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>返回 Esc</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>还没有扫到认得的码</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>和现在的设置一致，不用改</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>建议这样设置：</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>结束符</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>前缀</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>后缀</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>每字符 {n} 毫秒以内</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>快慢</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Unit</name>
    <message>
        <source>盒</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>瓶</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>支</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>片</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>粒</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>丸</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>袋</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>包</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>板</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>贴</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>枚</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>罐</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>桶</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>套</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>箱</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>揿</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>喷</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>毫升</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>克</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n}{unit}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{packs}{loose}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Units</name>
    <message>
        <source>盒</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>瓶</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>支</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>片</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>粒</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>丸</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>袋</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>包</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>板</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>贴</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>枚</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>罐</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>桶</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>套</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>箱</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>揿</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>喷</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>毫升</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>克</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>UploadTitles</name>
    <message>
        <source>时间</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>类别</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>单号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>药品</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>状态</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>原因</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>次数</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>追溯码数</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>结果时间</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>下次</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>平台原话</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>报文号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>流水号</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>UploadWords</name>
    <message>
        <source>等前面一条</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{time} 再试</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>排队</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>还没传过</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>等核实结果</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>正在上传</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>平台</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>等平台回答，不用处理</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>发出后没有收到回答，不知道平台收到没有</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>平台不能查询这一条：请到平台上看，再按下面的按钮</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>医保办</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>会自动向平台核实，核实前不会重传；急用可到平台上看后自己定</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>等前面一条：{kind} {number} {state}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>同一张单、同一批号的要按先后上传；先处理前面那一条</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>上传暂停：{why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>平台没有回应</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>网络或平台</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>连上后自动上传，不用处理</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{time} 自动再试</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>不用处理</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>还没有设置平台地址</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>设置</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>到“设置”填写平台地址后自动上传</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>在排队</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>后台会自动上传，不用处理</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>现在重试</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>还没有设置平台地址：数据先存在本机，设置好后自动上传</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>后台上传停住了：{why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>上传自 {time} 起暂停：{why}。【{whose}】{next}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&#x3000;平台原话：{words}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>平台从 {time} 起没有回应，已试 {n} 次；工作照常，连上后自动补传</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>（{time} 再试）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>平台要求放慢，{time} 接着传</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>磁盘满了</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>数据库只读</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>数据库损坏</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>连不上数据库</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>数据库正忙</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>数据库写不进去</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>程序出错，已记入日志</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已放回队列 {n} 条，后台会自动上传</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已改好并放回队列，后台会自动上传</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已撤销：这一条不再上传</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已提交删除（3507），平台接收后即撤销</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已标为平台已接收</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>正在重试</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what}（到{where}补）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>缺：{what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>、</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>平台回执 {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已接收</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>被退回</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>部分接收</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有回答</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有发出</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} 毫秒</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>UploadsView</name>
    <message>
        <source>没有符合条件的记录</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>发药、退药、入库、盘点后，要上传的内容会列在这里</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>只列出最近的 {n} 条，请用条件缩小范围</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>重新上传</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>查找</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>刷新</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>导出</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>上传记录</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>导出失败 {file}：{why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已导出 {n} 条到 {file}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>改好并重新上传</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>VerdictCard</name>
    <message>
        <source>待扫</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>等待扫描</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>对准药盒上的追溯码按下扫码枪；光标在哪里都可以</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>批号 {lot}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已扫</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>还差 {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>✓ 已齐</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已撤回</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已撤回 {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这一盒又在右侧待处理</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>记录保留；可继续扫描</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>有效期至 {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>对照待复核</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已退 / 可退</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>VirtualPanel</name>
    <message>
        <source>虚拟扫码枪</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>培训用，只在演示模式。点一下就扫一次，和真枪走同一条路。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>任意码，回车即扫</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>扫</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>停靠</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>浮动</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>收起</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WhyCard</name>
    <message>
        <source>平台原话：{words}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>打开前面那一条</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
