"""The words of every finding: what it is, whose problem it is, what to press next."""

from __future__ import annotations

from PySide6.QtCore import QObject

from app.domain.codes import Kind, Reason
from app.domain.documents import Finding, ScanResult
from app.domain.verdict import Verdict
from app.ui.messages import Told
from app.ui.text import day
from app.ui.units import amount


class ScanWords(QObject):
    """Makes sentences of `ScanResult`s. Complete: a test walks all findings, kinds and reasons."""

    def verdict(self, verdict: Verdict) -> str:
        """正确, 注意 or 停."""
        words = {Verdict.OK: self.tr("正确"), Verdict.ATTENTION: self.tr("注意"), Verdict.STOP: self.tr("停")}
        return words[verdict]

    def tell(self, result: ScanResult) -> Told:
        """What the card says of a scan; an empty title where the verdict says all."""
        match result.finding:
            case (
                Finding.COUNTED
                | Finding.SPLIT
                | Finding.MATCHES
                | Finding.KEPT
                | Finding.BY_HAND
                | Finding.NEAR_EXPIRY
                | Finding.NEVER_SEEN
            ):
                return self._taken(result)
            case Finding.NOT_A_TRACE_CODE:
                return self._other_kind(result)
            case Finding.BAD_SCAN:
                return self._bad_scan(result)
            case Finding.AMBIGUOUS | Finding.CONFIRM_SPLIT_CODES:
                return self._unsure(result)
            case Finding.UNMAPPED | Finding.CONFLICTING | Finding.WRONG_LEVEL:
                return self._identifier(result)
            case Finding.REPEATED | Finding.USED_BEFORE | Finding.USED_UP:
                return self._used(result)
            case _:
                return self._not_fitting(result)

    def level(self, level: int | None) -> str:
        """小包装, 中包装 or 整箱 (1, 2, 3 and more)."""
        if level is None:
            return self.tr("包装层级不明")
        return {1: self.tr("小包装"), 2: self.tr("中包装")}.get(level, self.tr("整箱"))

    def _units(self, result: ScanResult) -> str:
        return amount(result.units, result.pack_units or 0, result.unit or "", result.pack_unit or "")

    def _taken(self, result: ScanResult) -> Told:
        match result.finding:
            case Finding.SPLIT:
                return Told(self.tr("已按拆零记入 {n}").format(n=self._units(result)), "", "")
            case Finding.MATCHES:
                return Told(self.tr("相符：就是当时发出的这一盒"), "", "")
            case Finding.BY_HAND:
                return self._by_hand(result)
            case Finding.KEPT:
                return Told(self.tr("已归入，待说明"), "", self.tr("标为不符，按 F2 时再写原因；放错了按 Ctrl+Z 撤回"))
            case Finding.NEAR_EXPIRY:
                title = self.tr("近效期：{day}").format(day=day(result.expires_on))
                return Told(title, self.tr("药品"), self.tr("已记入，请确认可以使用"))
            case Finding.NEVER_SEEN:
                return Told(self.tr("账上没有这一盒"), self.tr("库存"), self.tr("已记入，不影响继续扫描"))
            case _:
                return Told("", "", "")

    def _by_hand(self, result: ScanResult) -> Told:
        beside = result.needed is None and (result.got or 0) > result.units
        word = self.tr("另加无码 {n}") if beside else self.tr("手工记入 {n}（无码）")
        full = result.needed is not None and (result.got or 0) >= result.needed and result.typed is None
        next_step = self.tr("数量不对就按 Ctrl+Z 撤回") if full else self.tr("数量不对就再输一次，或按 Ctrl+Z 撤回")
        if result.typed is not None:
            pack = (result.pack_units or 0, result.unit or "", result.pack_unit or "")
            word = self.tr("这一行最多 {n}，输入了 {typed}，只记 {n}").replace("{typed}", amount(result.typed, *pack))
            return Told(word.format(n=self._units(result)), "", next_step)
        if result.verdict is Verdict.ATTENTION:
            next_step = self.tr("这种药有追溯码，能扫的请扫；{then}").format(then=next_step)
        return Told(word.format(n=self._units(result)), "", next_step)

    def _not_fitting(self, result: ScanResult) -> Told:
        match result.finding:
            case Finding.NOT_ON_LIST:
                next_step = self.tr("放到一边，继续扫描；确要使用请在右侧归入")
                return Told(self.tr("非列表：这张单上没有这个药"), self.tr("拿错药或单据"), next_step)
            case Finding.LINE_FULL if result.units:
                over = amount(
                    (result.got or 0) - (result.needed or 0),
                    result.pack_units or 0,
                    result.unit or "",
                    result.pack_unit or "",
                )
                title = self.tr("多到 {n}，已记入").format(n=over)
                return Told(title, self.tr("供应商"), self.tr("拒收请按 Ctrl+Z；收下就继续扫"))
            case Finding.LINE_FULL:
                return Told(self.tr("已够：这一行不再需要"), self.tr("多拿了"), self.tr("放回这一盒，继续扫描"))
            case Finding.EXPIRED:
                title = self.tr("已过期：{day}").format(day=day(result.expires_on))
                return Told(title, self.tr("药品"), self.tr("不得使用，放入不合格区"))
            case Finding.OTHER_LOT if result.units:
                title = self.tr("本盒 {lot}，应先出 {first}").format(
                    lot=result.lot or "—", first=result.first_lot or "—"
                )
                return Told(title, self.tr("近效期先出"), self.tr("已记入；如能换成最早到期的，按 Ctrl+Z 后重扫"))
            case Finding.OTHER_LOT:
                return Told(
                    self.tr("批号不符：{lot}").format(lot=result.lot or "—"), self.tr("药品"), self.tr("核对批号后再扫")
                )
            case Finding.ELSEWHERE:
                title = self.tr("这一盒在 {there}，不在 {here}").format(
                    there=result.place or "—", here=result.here or "—"
                )
                return Told(title, self.tr("库存"), self.tr("放到一边；确要从这里出，按右侧的按钮"))
            case Finding.OTHER_SUPPLIER:
                title = self.tr("这一盒是从 {supplier} 购入的").format(supplier=result.supplier or "—")
                return Told(title, self.tr("药品"), self.tr("不能退给这家；放到一边"))
            case Finding.NOT_DISPENSED_HERE:
                next_step = self.tr("不是从这张处方发出的，不能退；请患者出示原药盒")
                return Told(self.tr("不符：不是当时发出的那一盒"), self.tr("退药"), next_step)
            case _:
                return Told(self.tr("需要人工判断"), "", self.tr("请在右侧处理"))

    def _identifier(self, result: ScanResult) -> Told:
        match result.finding:
            case Finding.UNMAPPED:
                next_step = self.tr("可以继续扫描；按 F7 对照药品")
                return Told(self.tr("未对照：还不知道这个标识码是什么药"), self.tr("药品标识码表"), next_step)
            case Finding.CONFLICTING:
                claims = self.tr("、").join(result.claims)
                title = self.tr("标识码对应多个药品：{claims}").format(claims=claims)
                return Told(title, self.tr("药品标识码表"), self.tr("请标识码管理员处理"))
            case _:
                title = self.tr("层级不符：这是{level}").format(level=self.level(result.level))
                return Told(title, self.tr("扫错了码"), self.tr("请扫最小包装上的码"))

    def _used(self, result: ScanResult) -> Told:
        if result.finding is Finding.REPEATED:
            return Told(self.tr("重复：这一盒刚才已扫"), "", self.tr("不再计数，继续扫下一盒"))
        if result.finding is Finding.USED_UP:
            return Told(self.tr("这一盒已拆零用完"), self.tr("药品"), self.tr("换一盒再扫"))
        if result.earlier is None:
            return Told(self.tr("重复：这一盒已经用过"), self.tr("药品"), self.tr("放到一边，请药师核查"))
        earlier = result.earlier
        at = earlier.at.astimezone()
        title = self.tr("重复：{by} {day} 已用于 {number}").format(
            by=earlier.name or earlier.by, day=at.date().isoformat(), number=earlier.document_number
        )
        where = self.tr("{place} {time} 用过；放到一边，请药师核查").format(place=earlier.place, time=f"{at:%H:%M}")
        return Told(title, self.tr("药品"), where)

    def _unsure(self, result: ScanResult) -> Told:
        if result.finding is Finding.AMBIGUOUS:
            next_step = self.tr("请开启扫码枪的 GS 分隔符后再扫")
            return Told(self.tr("GS1 码缺少分隔符，读不准"), self.tr("扫码枪"), next_step)
        if result.reason == Reason.CASE_SUSPECT:
            return Told(self.tr("大小写可能反了"), self.tr("键盘 Caps Lock"), self.tr("关掉 Caps Lock 再扫"))
        next_step = self.tr("请逐盒再扫，或在右侧核对后确认")
        return Told(self.tr("两码相连：扫码枪没有分开"), self.tr("扫码枪"), next_step)

    def _bad_scan(self, result: ScanResult) -> Told:
        length = "?" if result.length is None else result.length
        titles: dict[str, str] = {
            Reason.TOO_SHORT: self.tr("半码：只有 {n} 位，应为 20 位").format(n=length),
            Reason.TOO_LONG: self.tr("长度非法：{n} 位").format(n=length),
            Reason.NOT_8: self.tr("20 位但不以 8 开头，不是追溯码"),
            Reason.BAD_CHECK_DIGIT: self.tr("校验位不对：读错或输错一位"),
            Reason.BAD_DATE: self.tr("码中的日期不存在"),
            Reason.GS1_WITHOUT_GTIN: self.tr("GS1 码里没有商品编码"),
            Reason.GS1_WITHOUT_SERIAL: self.tr("GS1 码里没有序列号"),
            Reason.UNKNOWN_URL: self.tr("网址里没有追溯码"),
            Reason.EMPTY: self.tr("没有读到内容"),
        }
        title = titles.get(result.reason or "", self.tr("无法识别这个码"))
        if result.reason in (Reason.NOT_8, Reason.GS1_WITHOUT_GTIN, Reason.GS1_WITHOUT_SERIAL, Reason.UNKNOWN_URL):
            return Told(title, self.tr("扫错了码"), self.tr("请扫“药品追溯码”字样旁的码"))
        return Told(title, self.tr("扫码枪"), self.tr("再扫一次；若反复出现，请到“设备”检查扫码枪"))

    def _other_kind(self, result: ScanResult) -> Told:
        wrong = self.tr("扫错了码")
        next_step = self.tr("请扫“药品追溯码”字样旁的码")
        if result.kind == Kind.E_VOUCHER:
            return Told(self.tr("这是患者的医保电子凭证，未保存"), wrong, next_step)
        if result.kind == Kind.ID_NUMBER:
            return Told(self.tr("这是证件号码，未保存"), wrong, next_step)
        if result.kind == Kind.EMPTY:
            return Told(self.tr("没有读到内容"), self.tr("扫码枪"), self.tr("再扫一次"))
        return Told(self.tr("{kind}，不是追溯码").format(kind=self.kind(result.kind)), wrong, next_step)

    def kind(self, kind: str | None) -> str:
        """What a code is, by name."""
        words: dict[str, str] = {
            Kind.MSFX20: self.tr("追溯码"),
            Kind.NMPA20: self.tr("追溯码（20 位字符）"),
            Kind.GS1: self.tr("GS1 码"),
            Kind.MAKER: self.tr("企业自编码"),
            Kind.PRICE_BARCODE: self.tr("商品码"),
            Kind.DRUG_BASE_CODE: self.tr("药品本位码"),
            Kind.INSURANCE_DRUG_CODE: self.tr("医保药品编码"),
            Kind.CONSUMABLE_CODE: self.tr("医用耗材编码"),
            Kind.UDI: self.tr("医疗器械 UDI"),
            Kind.SSCC: self.tr("物流箱码 SSCC"),
            Kind.E_VOUCHER: self.tr("医保电子凭证"),
            Kind.ID_NUMBER: self.tr("证件号码"),
            Kind.URL: self.tr("网址"),
            Kind.EMPTY: self.tr("空内容"),
        }
        return words.get(kind or "", self.tr("未知内容"))
