"""The field tables of 3501 to 3507: their name, Chinese label, form, need, and our word for it.

Source: national inventory interface, field tables of transactions 3501–3507 as published in two or more independent
editions; where editions differ the newer one stands here and older regions say so in their profile.
"""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.submissions import SubmissionKind
from app.platforms.insurance.wire.fields import Day, Field, Moment, Need, Number, Sent, Text

Y, N = Need.YES, Need.NO

_DRUG = (
    Field("med_list_codg", "医疗目录编码", Text(50), Y, "insurance_code"),
    Field("fixmedins_hilist_id", "定点医药机构目录编号", Text(30), Y, "local_code"),
    Field("fixmedins_hilist_name", "定点医药机构目录名称", Text(200), Y, "name"),
)
_ROW_NUMBER = Field("fixmedins_bchno", "定点医药机构批次流水号", Text(30), Y, "submission_id")
_RX = Field("rx_flag", "处方药标志", Text(3), Y, "rx")
_MADE = Field("manu_date", "生产日期", Day(), Y, "made_on")
_EXPIRES = Field("expy_end", "有效期止", Day(), Y, "expires_on")
_EXPIRES_IF_KNOWN = Field("expy_end", "有效期止", Day(), N, "expires_on")
_MEMO = Field("memo", "备注", Text(500, cut=True), N, "memo")
_PRICE = Field("finl_trns_pric", "最终成交单价", Number(16, 6), N, "price")
_SPLIT = Field("trdn_flag", "拆零标志", Text(3), Y, "split")
_INVOICE_CODE = Field("purc_invo_codg", "采购发票编码", Text(50), N, "invoice_code")

_COUNT = (
    *_DRUG,
    _RX,
    Field("invdate", "盘存日期", Day(), Y, "counted_on"),
    Field("inv_cnt", "库存数量", Number(16, 2), Y, "units"),
    Field("manu_lotnum", "生产批号", Text(30), N, "lot_number"),
    _ROW_NUMBER,
    _MADE,
    _EXPIRES,
    _MEMO,
)

_STOCK_CHANGE = (
    _DRUG[0],
    Field("inv_chg_type", "库存变更类型", Text(6), Y, "change"),
    *_DRUG[1:],
    _ROW_NUMBER,
    Field("pric", "单价", Number(16, 6), Y, "price"),
    Field("cnt", "数量", Number(16, 4), Y, "units"),
    _RX,
    Field("inv_chg_time", "库存变更时间", Moment(), Y, "changed_at"),
    Field("inv_chg_opter_name", "库存变更经办人姓名", Text(50), N, "operator"),
    _MEMO,
    Field("trdn_flag", "拆零标志", Text(2), Y, "split"),
)

_PURCHASE = (
    *_DRUG,
    Field("dynt_no", "随货单号", Text(50), N, "delivery_no"),
    _ROW_NUMBER,
    Field("spler_name", "供应商名称", Text(200), Y, "supplier"),
    Field("spler_pmtno", "供应商许可证号", Text(50), N, "supplier_licence"),
    Field("manu_lotnum", "生产批号", Text(30), Y, "lot_number"),
    Field("prodentp_name", "生产厂家名称", Text(200), Y, "maker"),
    Field("aprvno", "批准文号", Text(100), Y, "approval_no"),
    _MADE,
    _EXPIRES,
    _PRICE,
    Field("purc_retn_cnt", "采购/退货数量", Number(16, 4), Y, "units"),
    _INVOICE_CODE,
    Field("purc_invo_no", "采购发票号", Text(50), N, "invoice_no"),
    _RX,
    Field("purc_retn_stoin_time", "采购/退货入库时间", Moment(), Y, "received_at"),
    Field("purc_retn_opter_name", "采购/退货经办人姓名", Text(50), Y, "operator"),
    Field("prod_geay_flag", "商品赠送标志", Text(3), N, "gift"),
    _MEMO,
)

_SUPPLIER_RETURN = (
    *_DRUG,
    _ROW_NUMBER,
    Field("spler_name", "供应商名称", Text(200), Y, "supplier"),
    Field("spler_pmtno", "供应商许可证号", Text(50), N, "supplier_licence"),
    _MADE,
    _EXPIRES,
    _PRICE,
    Field("purc_retn_cnt", "采购/退货数量", Number(16, 4), Y, "units"),
    _INVOICE_CODE,
    Field("purc_invo_no", "采购发票号", Text(50), Y, "invoice_no"),
    _RX,
    Field("purc_retn_stoin_time", "采购/退货入库时间", Moment(), Y, "returned_at"),
    Field("purc_retn_opter_name", "采购/退货经办人姓名", Text(50), Y, "operator"),
    _MEMO,
    # Theirs or ours, the published texts do not say which number this is.
    Field("medins_prod_purc_no", "商品采购流水号", Text(50), N, "purchase_id", Sent.ON_REQUEST),
)

_SALE = (
    *_DRUG,
    _ROW_NUMBER,
    Field("prsc_dr_cert_type", "开方医师证件类型", Text(6), N, "prescriber_id_type"),
    Field("prsc_dr_certno", "开方医师证件号码", Text(50), N, "prescriber_id"),
    Field("prsc_dr_name", "开方医师姓名", Text(50), Y, "prescriber"),
    Field("phar_cert_type", "药师证件类型", Text(6), N, ""),
    Field("phar_certno", "药师证件号码", Text(50), N, ""),
    Field("phar_name", "药师姓名", Text(50), Y, "pharmacist"),
    Field("phar_prac_cert_no", "药师执业资格证号", Text(50), Y, "pharmacist_licence"),
    Field("hi_feesetl_type", "医保费用结算类型", Text(6), Y, "settlement_area"),
    Field("setl_id", "结算ID", Text(30), Need.INSURED, "settlement_id"),
    Field("mdtrt_sn", "就医流水号", Text(30), Y, "visit_no"),
    Field("psn_no", "人员编号", Text(30), N, "person_no", Sent.ON_REQUEST),
    Field("psn_cert_type", "人员证件类型", Text(6), Y, "id_type"),
    Field("certno", "证件号码", Text(50), N, "id_number", Sent.ON_REQUEST),
    Field("psn_name", "人员姓名", Text(50), N, "patient_name", Sent.ON_REQUEST),
    Field("manu_lotnum", "生产批号", Text(30), Y, "lot_number"),
    _MADE,
    _EXPIRES_IF_KNOWN,
    _RX,
    _SPLIT,
    _PRICE,
    Field("rxno", "处方号", Text(40), N, "prescription_no"),
    Field("rx_circ_flag", "外购处方标志", Text(3), N, "bought_elsewhere"),
    Field("rtal_docno", "零售单据号", Text(40), Y, "document_no"),
    Field("stoout_no", "销售出库单据号", Text(40), N, ""),
    Field("bchno", "批次号", Text(30), N, ""),
    Field("drug_prod_barc", "药品条形码", Text(30), N, ""),
    Field("shelf_posi", "货架位", Text(20), N, ""),
    Field("sel_retn_cnt", "销售/退货数量", Number(16, 4), Y, "units"),
    Field("sel_retn_time", "销售/退货时间", Moment(), Y, "sold_at"),
    Field("sel_retn_opter_name", "销售/退货经办人姓名", Text(50), Y, "operator"),
    _MEMO,
    Field("mdtrt_setl_type", "就诊结算类型", Text(6), N, "insured"),
)

_SALE_RETURN = (
    *_DRUG,
    _ROW_NUMBER,
    Field("setl_id", "结算ID", Text(30), N, "settlement_id"),
    Field("mdtrt_sn", "就医流水号", Text(30), Y, "visit_no"),
    Field("psn_no", "人员编号", Text(30), N, "person_no", Sent.ON_REQUEST),
    Field("psn_cert_type", "人员证件类型", Text(6), N, "id_type"),
    Field("certno", "证件号码", Text(50), N, "id_number", Sent.ON_REQUEST),
    Field("psn_name", "人员姓名", Text(50), N, "patient_name", Sent.ON_REQUEST),
    Field("manu_lotnum", "生产批号", Text(30), Y, "lot_number"),
    _MADE,
    _EXPIRES_IF_KNOWN,
    _RX,
    _SPLIT,
    _PRICE,
    Field("sel_retn_cnt", "销售/退货数量", Number(16, 4), Y, "units"),
    Field("sel_retn_time", "销售/退货时间", Moment(), Y, "returned_at"),
    Field("sel_retn_opter_name", "销售/退货经办人姓名", Text(50), Y, "operator"),
    _MEMO,
    # Theirs or ours, the published texts do not say which number this is.
    Field("medins_prod_sel_no", "商品销售流水号", Text(50), N, "sale_id", Sent.ON_REQUEST),
)

_WITHDRAWAL = (
    Field("fixmedins_bchno", "定点医药机构批次流水号", Text(30), Y, "withdrawn_id"),
    Field("inv_data_type", "进销存数据类型", Text(30), Y, "withdrawn_kind"),
)


@dataclass(frozen=True, slots=True)
class Transaction:
    """One inventory transaction and its batch form.

    single_node, batch_node: the member of `input` that holds the row, or the rows. query: the transaction that tells
    whether a row of this kind is held, "" where there is none. data_type: its inv_data_type for 3507, likewise.
    """

    number: str
    single_node: str
    batch_node: str
    fields: tuple[Field, ...]
    query: str = ""
    data_type: str = ""

    @property
    def names(self) -> frozenset[str]:
        """The platform's field names."""
        return frozenset(field.name for field in self.fields)


TRANSACTIONS: dict[SubmissionKind, Transaction] = {
    SubmissionKind.COUNT: Transaction("3501", "invinfo", "invinfoDetail", _COUNT, "3508", "1"),
    SubmissionKind.STOCK_CHANGE: Transaction("3502", "invinfo", "invinfoDetail", _STOCK_CHANGE, "3509", "2"),
    SubmissionKind.PURCHASE: Transaction("3503", "purcinfo", "purcinfoDetail", _PURCHASE, "3510", "3"),
    SubmissionKind.SUPPLIER_RETURN: Transaction("3504", "purcinfo", "purcinfoDetail", _SUPPLIER_RETURN, "3510", "3"),
    SubmissionKind.SALE: Transaction("3505", "selinfo", "selinfoDetail", _SALE, "3511", "4"),
    SubmissionKind.SALE_RETURN: Transaction("3506", "selinfo", "selinfoDetail", _SALE_RETURN, "3511", "4"),
    SubmissionKind.WITHDRAWAL: Transaction("3507", "data", "goodDetail", _WITHDRAWAL),
}

KIND_OF_NUMBER = {transaction.number: kind for kind, transaction in TRANSACTIONS.items()}

TRACE_NODE, TRACE_CODE = "drugtracinfo", "drug_trac_codg"
TRACE_CODE_LENGTH, FLAT_CODE_LENGTH = 100, 30
"""Characters of one code in the node, and in the flat field of older editions."""
