"""The one place that makes sentences of exceptions: what happened, whose it is, what to do next."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject

from app.domain import refusals as no
from app.domain.cards import CardKind
from app.domain.open_points import (
    MoreThanOrdered,
    NoInvoice,
    OpenPoints,
    PacksAside,
    PutOnByHand,
    TypedWithoutCodes,
    WithoutCodes,
)
from app.domain.outage import Outage
from app.domain.people import Right
from app.ui.languages import translate
from app.ui.setting_words import SettingWords
from app.ui.text import day


@dataclass(frozen=True, slots=True)
class Told:
    """title: what happened. whose: whose problem it is, "" where nobody's. next_step: what to press or do."""

    title: str
    whose: str
    next_step: str

    @property
    def sentence(self) -> str:
        """Title and next step in one line, for banners and fields."""
        return translate("Messages", "；").join(part for part in (self.title, self.next_step) if part)


class Messages(QObject):
    """`tell(exception)`. A test asks that every Refusal has words of its own."""

    def tell(self, error: BaseException) -> Told:
        """Refusals by name, outages by what is away; anything else is our bug and is said so plainly."""
        if isinstance(error, no.Refusal):
            groups = (
                self._signing_in,
                self._accounts,
                self._documents,
                self._confirming,
                self._scans,
                self._cards,
                self._card_reading,
                self._catalogue,
                self._submissions,
                self._files,
                self._secrets,
                self._devices,
            )
            for group in groups:
                if (told := group(error)) is not None:
                    return told
            return self._machine(error)
        if isinstance(error, Outage):
            return self._outage(error)
        title = self.tr("程序出错：{kind}").format(kind=type(error).__name__)
        return Told(title, self.tr("程序"), self.tr("已记入日志，这一步没有完成；请重试，仍出现请告知管理员"))

    def right(self, right: str) -> str:
        """What a right lets one do."""
        words: dict[str, str] = {
            Right.DISPENSE: self.tr("发药"),
            Right.TAKE_BACK: self.tr("退药"),
            Right.COUNT: self.tr("盘点"),
            Right.APPROVE_COUNT: self.tr("审核盘点"),
            Right.RECEIVE: self.tr("入库"),
            Right.ISSUE: self.tr("出库"),
            Right.KEEP_IDENTIFIERS: self.tr("维护药品标识码"),
            Right.LEARN_IDENTIFIERS: self.tr("扫码对照"),
            Right.TRACE: self.tr("追溯查询"),
            Right.SEE_UPLOADS: self.tr("查看上传"),
            Right.MEND_UPLOADS: self.tr("处理上传"),
            Right.IMPORT: self.tr("导入数据"),
            Right.SETTINGS: self.tr("修改设置"),
            Right.PEOPLE: self.tr("管理人员"),
        }
        return words.get(right, right)

    def _signing_in(self, error: no.Refusal) -> Told | None:
        match error:
            case no.WrongPassword():
                return Told(self.tr("用户名或密码不对"), "", self.tr("检查大小写锁定后再试"))
            case no.TooManyTries(until=until):
                when = until.astimezone().strftime("%H:%M")
                return Told(
                    self.tr("错误次数过多"), "", self.tr("{when} 以后再试，或请管理员重设密码").format(when=when)
                )
            case no.PasswordTooWeak(least_length=length):
                next_step = self.tr("至少 {n} 位，不能是旧密码或用户名").format(n=length)
                return Told(self.tr("新密码太弱"), "", next_step)
            case no.MustChangePassword():
                return Told(self.tr("首次登录要先改密码"), "", self.tr("改好密码再继续"))
            case no.NotAllowed(right=right):
                title = self.tr("没有“{right}”的权限").format(right=self.right(right))
                return Told(title, self.tr("权限"), self.tr("请有权限的同事来做，或请管理员授权"))
        return None

    def _accounts(self, error: no.Refusal) -> Told | None:
        match error:
            case no.UnknownPerson(login=login):
                return Told(self.tr("没有用户 {login}").format(login=login), "", self.tr("检查用户名"))
            case no.LoginTaken(login=login):
                return Told(self.tr("用户名 {login} 已有人用").format(login=login), "", self.tr("换一个用户名"))
            case no.BadPerson(field=field, reason=reason):
                return Told(self._person_words(field, reason), self.tr("人员"), self.tr("改好再保存；还没有写入"))
            case no.LastAdministrator(login=login):
                title = self.tr("{login} 是最后一位在用的管理员，不能停用或去掉管理员角色").format(login=login)
                return Told(title, self.tr("人员"), self.tr("先让另一位同事当管理员"))
            case no.SamePerson():
                return Told(self.tr("第二个人签字，不能是同一人"), "", self.tr("请另一位同事登录确认"))
        return None

    def _person_words(self, field: str, reason: str) -> str:
        what = {
            "login": self.tr("用户名"),
            "name": self.tr("姓名"),
            "roles": self.tr("角色"),
            "licence": self.tr("执业资格证号"),
        }.get(field, field)
        why = {
            "empty": self.tr("{what}还没有填"),
            "too_long": self.tr("{what}太长"),
            "spaces": self.tr("{what}里不能有空格"),
            "unprintable": self.tr("{what}含有换行等不可见字符"),
        }.get(reason, self.tr("{what}不能用"))
        return why.format(what=what)

    def _documents(self, error: no.Refusal) -> Told | None:
        match error:
            case no.NoSuchDocument(number=number):
                return Told(self.tr("没有单据 {number}").format(number=number), "", self.tr("检查单号，或刷新列表"))
            case no.AnotherOpen(number=number, kind="dispensing"):
                return Told(self.tr("这是处方 {number}").format(number=number), "", self.tr("先按 F8 放下当前处方再扫"))
            case no.AlreadyOpen(number=number):
                return Told(self.tr("打开的就是 {number}").format(number=number), "", self.tr("直接扫药盒"))
            case no.AnotherOpen(number=number):
                return Told(self.tr("这是单据 {number}").format(number=number), "", self.tr("先按 F8 放下当前单据再扫"))
            case no.DocumentClosed(number=number):
                title = self.tr("单据 {number} 已结束").format(number=number)
                return Told(title, "", self.tr("不能再扫；请打开另一张"))
            case no.NothingScanned():
                return Told(self.tr("还没有扫任何药盒"), "", self.tr("先扫药盒再确认"))
            case no.NothingDispensed(number=number):
                title = self.tr("没有已发药的记录：{number}").format(number=number)
                return Told(title, "", self.tr("检查处方号，或扫当时发出的药盒"))
            case no.AlreadyReturned(number=number):
                return Told(
                    self.tr("{number} 已全部退过").format(number=number), "", self.tr("在“追溯查询”里看退药记录")
                )
        return None

    def _confirming(self, error: no.Refusal) -> Told | None:
        match error:
            case OpenPoints(points=points):
                told = [self.tell(point).title for point in points]
                return Told(self.tr("；").join(told), "", self.tr("再按 F2 确认"))
            case no.StillMissing(packs=packs):
                title = self.tr("少到 {n} 盒，只按实到数入库").format(n=packs)
                return Told(title, "", self.tr("接着扫，或再按 F2 确认"))
            case no.LotNeeded(drugs=drugs):
                title = self.tr("还缺批号：{drugs}").format(drugs=self.tr("、").join(drugs))
                return Told(title, self.tr("单据"), self.tr("在这些行里填批号和有效期"))
            case no.ShortStock(drugs=drugs):
                title = self.tr("超过账面库存：{drugs}").format(drugs=self.tr("、").join(drugs))
                return Told(title, self.tr("库存"), self.tr("请核对数量；账面有误可先盘点"))
            case no.NotOnList(drug=drug):
                title = self.tr("非列表：这张单上没有 {drug}").format(drug=drug)
                return Told(title, self.tr("拿错药或单据"), self.tr("放到一边；多送的药请另开一张入库单"))
            case no.LotDiffers() | no.BadLot() | no.GoodsExpired():
                return self._lots(error)
            case no.NotCounted(lines=lines):
                title = self.tr("还有 {n} 行没有盘，将按账面保留").format(n=lines)
                return Told(title, "", self.tr("接着盘，或再按 F2 确认"))
        return self._packs(error)

    def _packs(self, error: no.Refusal) -> Told | None:
        """Packs and quantities that were not scanned as they should be."""
        again = self.tr("再按 F2 确认")
        match error:
            case PacksAside(packs=packs):
                title = self.tr("右侧还有 {n} 盒待处理，不算在内").format(n=packs)
                return Told(title, "", self.tr("在右侧逐条处理，或再按 F2 确认"))
            case PutOnByHand(packs=packs, drugs=drugs):
                title = self.tr("{n} 盒不符的药盒已归入：{drugs}")
            case WithoutCodes(packs=packs, drugs=drugs):
                title = self.tr("{n} 盒没有扫码，将按无码发出：{drugs}")
            case TypedWithoutCodes(packs=packs, drugs=drugs):
                title = self.tr("{n} 盒是输入的数量，没有追溯码：{drugs}")
            case MoreThanOrdered(packs=packs, drugs=drugs):
                title = self.tr("多到 {n} 盒，已记入：{drugs}")
                again = self.tr("拒收的按 Ctrl+Z 撤回，或再按 F2 确认")
            case NoInvoice():
                return Told(self.tr("还没有原发票号，平台不收"), self.tr("单据"), self.tr("在“单据”里填写"))
            case _:
                return None
        return Told(title.format(n=packs, drugs=self.tr("、").join(drugs)), "", again)

    def _lots(self, error: no.Refusal) -> Told | None:
        match error:
            case no.LotDiffers(lot=lot, made_on=made_on, expires_on=expires_on):
                title = self.tr("批号 {lot} 已登记：生产 {made}，有效期至 {expires}").format(
                    lot=lot, made=day(made_on) or "—", expires=day(expires_on) or "—"
                )
                return Told(title, self.tr("药品"), self.tr("请看药盒；确认登记有误，再按一次 Enter 改正"))
            case no.GoodsExpired(lot=lot, expires_on=expires_on):
                title = self.tr("批号 {lot} 已过期：{day}").format(lot=lot, day=day(expires_on))
                return Told(title, self.tr("药品"), self.tr("不得入库，请退回供应商；输错了就改正日期"))
            case no.BadLot(lot=lot, reason=reason):
                return Told(self._lot_words(lot, reason), "", self.tr("改正后按 Enter"))
        return None

    def _lot_words(self, lot: str, reason: str) -> str:
        words = {
            "no_number": self.tr("还没有输批号"),
            "too_long": self.tr("批号太长（最多 30 个字符）"),
            "made_on_not_a_day": self.tr("生产日期无法识别，例如 20271231 或 2027-12-31"),
            "expires_on_not_a_day": self.tr("有效期至无法识别，例如 20271231 或 2027-12-31"),
            "not_a_price": self.tr("单价无法识别，例如 12.50"),
            "ends_before": self.tr("有效期早于生产日期"),
            "made_later": self.tr("生产日期晚于今天"),
            "booked": self.tr("账面批号不能在盘点时改；新批号请按 F4 另起一行"),
            "on_list": self.tr("批号 {lot} 在这张单上已有一行").format(lot=lot),
        }
        return words.get(reason, self.tr("批号不对"))

    def _scans(self, error: no.Refusal) -> Told | None:
        match error:
            case no.NothingOpen():
                return Told(self.tr("还没有打开单据"), "", self.tr("先在列表里打开一张，或扫单号"))
            case no.NoUseForScan():
                return Told(self.tr("这一页不收扫码，刚才扫的没有记下"), "", self.tr("到发药、入库等页面再扫"))
            case no.NothingToUndo():
                return Told(self.tr("没有可撤回的扫描"), "", "")
            case no.NoSuchLine():
                return Told(self.tr("单据里没有这一行"), "", self.tr("刷新后再试"))
            case no.LineFull(drug=drug):
                return Told(self.tr("{drug} 已够").format(drug=drug), "", self.tr("这一盒放回去"))
            case no.ScanNeeded(drug=drug):
                title = self.tr("{drug} 发出时有追溯码，要扫码核对").format(drug=drug)
                return Told(title, "", self.tr("请扫要退的药盒；只有未采集的才能直接输数量"))
            case no.NoSuchScan():
                return Told(self.tr("这次扫描已不在"), "", self.tr("可能已撤回；刷新后再看"))
            case no.CodeTaken(number=number):
                title = self.tr("这一盒刚被单据 {number} 用掉").format(number=number)
                return Told(title, self.tr("别的窗口"), self.tr("换一盒，或到那张单上撤回"))
        return None

    def _cards(self, error: no.Refusal) -> Told | None:
        match error:
            case no.NoUseForCard():
                title = self.tr("这一页不用刷卡，刚才读的卡没有记下")
                return Told(title, "", self.tr("到“处方发药”或“处方退药”再刷"))
            case no.PatientCodeDamaged(kind=kind):
                what = self.tr("医保电子凭证") if kind == "e_voucher" else self.tr("证件号码")
                title = self.tr("{what}没有读全或读错一位，未保存").format(what=what)
                return Told(title, self.tr("扫码枪或证件"), self.tr("再扫一次，或输入处方号"))
            case no.NoVoucherReader():
                title = self.tr("本机没有电子凭证解码，查不出是谁的凭证；凭证未保存")
                return Told(title, self.tr("本机设置"), self.tr("请刷身份证或社保卡，或输入处方号"))
            case no.VoucherRefused(code=code, words=words):
                title = self.tr("医保没有认出这张电子凭证：{words}").format(words=words or code)
                next_step = self.tr("请患者刷新二维码后再扫；或刷身份证、社保卡，或输入处方号")
                return Told(title, self.tr("电子凭证或医保平台"), next_step)
            case no.CardRefused():
                return self._card_refused(error)
            case no.ReaderAway(device=device, reason=reason):
                return self._reader_away(device, reason)
        return None

    def _card_refused(self, error: no.CardRefused) -> Told:
        patient, card, reader = self.tr("患者的卡"), self.tr("卡的摆放"), self.tr("读卡器")
        again = self.tr("把卡放好，再按 Ctrl+K 读一次")
        number = self.tr("请刷身份证，或输入处方号")
        told = {
            "no_card": (self.tr("读卡器上没有卡"), card, again),
            "bad_card": (self.tr("卡放反了，或没有反应"), card, self.tr("翻过来放好，再按 Ctrl+K 读一次")),
            "other_region": (self.tr("外地社保卡，本机不能读取"), patient, number),
            "no_number": (self.tr("卡里的证件号没有开放读取"), patient, number),
            "no_reader": (self.tr("读卡器没有接好"), reader, self.tr("插好读卡器的线，再按 Ctrl+K")),
            "cancelled": (self.tr("没有读卡：已取消"), "", self.tr("需要时再按 Ctrl+K")),
            "busy": (self.tr("上一张卡还在读"), "", self.tr("请稍候再刷")),
            "unreadable": (self.tr("读卡程序给出的内容看不懂"), self.tr("读卡器厂商"), number),
        }
        other = self.tr("读卡失败（{code}）{words}").format(code=error.code, words=error.words)
        return Told(*told.get(error.reason, (other.strip(), reader, again)))

    def _reader_away(self, device: str, reason: str) -> Told:
        restarted, manager = self.tr("已自动重新启动，请再刷一次"), self.tr("请管理员在“设备”里检查；先输入处方号")
        told = {
            "silent": (self.tr("读卡器 {device} 没有回应"), restarted),
            "crashed": (self.tr("读卡器 {device} 的厂商程序出错退出"), restarted),
            "starting": (self.tr("读卡器 {device} 正在启动"), self.tr("请稍候再刷")),
            "stopped": (self.tr("读卡器 {device} 已停用"), manager),
            "no_library": (self.tr("读卡器 {device} 的厂商程序库没有装好"), manager),
            "wrong_bits": (self.tr("读卡器 {device} 的厂商程序库位数不符（32/64 位）"), manager),
            "not_ready": (self.tr("读卡器 {device} 的厂商程序初始化失败"), manager),
            "no_function": (self.tr("读卡器 {device} 的厂商程序库版本不对"), manager),
        }
        title, next_step = told.get(reason, (self.tr("读卡器 {device} 不能用"), manager))
        return Told(title.format(device=device), self.tr("读卡器"), next_step)

    def _card_reading(self, error: no.Refusal) -> Told | None:
        match error:
            case no.CardNotRead(card=card, reason=reason, code=code):
                title = self._card_words(card, reason) + (f" ({code})" if code else "")
                return Told(title, self.tr("卡或读卡器"), self._card_next_step(card, reason))
            case no.CardPulledOut():
                return Told(self.tr("卡拔得太早，还没有读完"), "", self.tr("再插一次，出现病人后再拔"))
            case no.NotSocialSecurityCard():
                return Told(self.tr("读卡器里的不是社会保障卡"), "", self.tr("换社会保障卡，或扫医保电子凭证"))
            case no.CardWantsPin():
                next_step = self.tr("本程序不收密码；请用身份证或医保电子凭证")
                return Told(self.tr("这张社会保障卡要先输密码才给读"), self.tr("发卡地区"), next_step)
            case no.UnknownCardGeneration(version=version):
                title = self.tr("不认识这一代社会保障卡（{version}）").format(version=version or "—")
                return Told(title, self.tr("程序版本"), self.tr("请用身份证或医保电子凭证，并告知管理员"))
        return None

    def _card_words(self, card: str, reason: str) -> str:
        kind = self.tr("社会保障卡") if card == CardKind.SOCIAL_SECURITY else self.tr("身份证件")
        why = {
            "moved": self.tr("{kind}没有读完"),
            "not_accepted": self.tr("读卡器不认这张{kind}"),
            "mute": self.tr("{kind}没有反应"),
            "busy": self.tr("{kind}正被别的程序占用"),
        }.get(reason, self.tr("{kind}里读不出姓名和号码"))
        return why.format(kind=kind)

    def _card_next_step(self, card: str, reason: str) -> str:
        if reason == "busy":
            return self.tr("关掉别的读卡程序，再放一次")
        if card == CardKind.SOCIAL_SECURITY:
            return self.tr("拔出来，看准芯片方向再插一次")
        return self.tr("拿起来，再放一次；还不行就扫处方号")

    def _catalogue(self, error: no.Refusal) -> Told | None:
        match error:
            case no.UnknownDrug(code=code):
                title = self.tr("药品目录里没有 {code}").format(code=code)
                return Told(title, self.tr("药品目录"), self.tr("先导入或新增这个药品"))
            case no.IdentifierTaken(key=key, drug=drug):
                title = self.tr("标识码 {key} 已是 {drug}").format(key=key, drug=drug)
                return Told(title, self.tr("药品标识码表"), self.tr("请标识码管理员处理"))
            case no.BadIdentifier(key=key):
                title = self.tr("标识码 {key} 的格式不对").format(key=key)
                return Told(title, "", self.tr("追溯码前 7 位，或带正确校验位的 14 位 GTIN"))
        return None

    def _submissions(self, error: no.Refusal) -> Told | None:
        match error:
            case no.NoSuchSubmission():
                return Told(self.tr("没有这条上传记录"), "", self.tr("刷新列表"))
            case no.SubmissionBusy():
                return Told(self.tr("正在上传或正在核实结果"), self.tr("平台"), self.tr("等出了结果再改"))
            case no.SubmissionSettled():
                next_step = self.tr("已收的只能撤销上传（3507），已撤销的不再改")
                return Told(self.tr("这条记录已有结果"), "", next_step)
        return None

    def _files(self, error: no.Refusal) -> Told | None:
        match error:
            case no.BadSetting():
                return Told(SettingWords(self).tell(error), self.tr("设置"), self.tr("请改正这一项；其余设置没有变"))
            case no.BadSettingsFile(file=file, line=line):
                title = self.tr("设置文件 {file} 第 {line} 行无法识别").format(file=file, line=line)
                return Told(title, self.tr("设置"), self.tr("请管理员改正文件；原文件没有改动"))
            case no.BadImport(file=file, errors=errors, more=more):
                title = self.tr("{file} 有 {n} 处错误").format(file=file, n=len(errors) + more)
                return Told(title, self.tr("导入的文件"), self.tr("改正后再导入；什么都没有写入"))
            case no.FileFromNewerVersion():
                title = self.tr("数据库来自更新的版本")
                return Told(title, self.tr("程序版本"), self.tr("请升级程序；数据没有改动"))
        return None

    def _secrets(self, error: no.Refusal) -> Told | None:
        match error:
            case no.WrongPersonalKey():
                title = self.tr("这台电脑的密钥打不开数据库里的个人信息")
                return Told(title, self.tr("密钥"), self.tr("请管理员导入原来的密钥；数据没有改动"))
            case no.PassphraseNeeded():
                return Told(self.tr("密钥文件需要口令"), self.tr("密钥"), self.tr("输入口令再继续"))
            case no.WrongPassphrase():
                return Told(self.tr("口令不对"), self.tr("密钥"), self.tr("检查大小写锁定后再试"))
            case no.VaultDamaged(path=path):
                title = self.tr("密钥文件损坏：{path}").format(path=path)
                return Told(title, self.tr("密钥"), self.tr("请管理员从备份恢复；文件没有改动"))
            case no.VaultExposed(run=run):
                title = self.tr("密钥文件别人也能读")
                return Told(title, self.tr("密钥"), self.tr("请管理员运行：{run}").format(run=run))
            case no.VaultUnavailable():
                title = self.tr("密钥存放处没有回应")
                return Told(title, self.tr("密钥"), self.tr("解锁系统密钥环后再试；什么都没有改动"))
            case no.SecretLost(name=name):
                title = self.tr("密钥 {name} 不见了").format(name=name)
                return Told(title, self.tr("密钥"), self.tr("换了账户或拷贝了数据目录？请管理员重新录入"))
            case no.BadSecret(name=name):
                title = self.tr("密钥 {name} 的内容不对").format(name=name)
                return Told(title, self.tr("密钥"), self.tr("检查后重新录入"))
        return None

    def _devices(self, error: no.Refusal) -> Told | None:
        match error:
            case no.DeviceNotReady(device=device):
                title = self.tr("设备 {device} 没有就绪").format(device=device)
                return Told(title, self.tr("设备"), self.tr("看“设备”页上它的状态；插好后再试"))
            case no.DeviceKnown(device=device):
                title = self.tr("设备 {device} 已在列表中").format(device=device)
                return Told(title, "", self.tr("选中它再改"))
            case no.UnlikeAScanner(reason=reason, figure=figure):
                title = self._trial_words(reason).format(n=figure)
                return Told(title, self.tr("扫码枪"), self.tr("用枪再扫一次；还不行就换串口或 HID 模式，或把枪调快"))
            case no.BadRecording(file=file, line=line):
                title = self.tr("录制文件 {file} 第 {line} 行无法识别").format(file=file, line=line)
                return Told(title, self.tr("录制的文件"), self.tr("请重新录制或换一个文件"))
        return None

    def _trial_words(self, reason: str) -> str:
        match reason:
            case "short":
                return self.tr("试扫只有 {n} 个键，判断不了快慢")
            case "slow":
                return self.tr("这把枪太慢（每键 {n} 毫秒），和手工输入分不开")
            case "no_end":
                return self.tr("这把枪较慢（每键 {n} 毫秒），码后又没有回车，和手工输入分不开；请给它加回车后缀")
            case _:
                return self.tr("快慢不匀，像是手工输入的")

    def _machine(self, error: no.Refusal) -> Told:
        match error:
            case no.FolderInUse(folder=folder):
                title = self.tr("程序已经开着：{folder}").format(folder=folder)
                return Told(title, self.tr("这台电脑"), self.tr("切换到已打开的窗口，或先关掉它"))
            case no.StoreUnavailable(reason=reason):
                return Told(self._store_words(reason), self.tr("数据库"), self.tr("刚才这一步没有记下；排除后再扫一次"))
            case no.ClockWentBack(last=last):
                when = last.astimezone().strftime("%Y-%m-%d %H:%M")
                title = self.tr("电脑时间倒退了（已记到 {when}）").format(when=when)
                return Told(title, self.tr("这台电脑"), self.tr("校准时间后再继续"))
        return Told(self.tr("不能这样做：{kind}").format(kind=type(error).__name__), "", self.tr("请告知管理员"))

    def _store_words(self, reason: str) -> str:
        return {
            "full": self.tr("磁盘满了，没有记下"),
            "read_only": self.tr("数据库只读，没有记下"),
            "damaged": self.tr("数据库损坏，没有记下"),
            "unreachable": self.tr("连不上数据库，没有记下"),
            "busy": self.tr("数据库正忙，没有记下"),
        }.get(reason, self.tr("数据库写不进去，没有记下"))

    def _outage(self, outage: Outage) -> Told:
        title = self.tr("{what} 没有回应").format(what=outage.what)
        next_step = (
            self.tr("结果未知，正在核实；工作可以继续") if outage.sent else self.tr("稍后自动再试；工作可以继续")
        )
        return Told(title, self.tr("网络或平台"), next_step)
