"""What the facts of a submission are called in the hospital: for what is missing, and for what was told."""

from __future__ import annotations

from PySide6.QtCore import QObject


class FactWords(QObject):
    """A word for every name in `domain.vocabulary.FACTS`; a test asks for it."""

    def fact(self, name: str) -> str:
        """Its word; the name itself where somebody forgot one."""
        for group in (self._drug, self._lot, self._happening, self._papers, self._people):
            if (word := group().get(name)) is not None:
                return word
        return name

    def where(self, name: str) -> str:
        """Where a missing fact is put right, "" where it can be done on the row itself."""
        if name in ("lot_number", "made_on", "expires_on", "insurance_code"):
            return ""
        if name in self._drug():
            return self.tr("药品目录")
        if name in ("pharmacist", "pharmacist_licence", "operator"):
            return self.tr("人员资料")
        if name in self._people():
            return self.tr("处方（医院系统）")
        return self.tr("单据")

    def _drug(self) -> dict[str, str]:
        return {
            "insurance_code": self.tr("医保目录编码"),
            "local_code": self.tr("本院药品编码"),
            "name": self.tr("药品名称"),
            "maker": self.tr("生产厂家"),
            "approval_no": self.tr("批准文号"),
            "rx": self.tr("处方药标志"),
        }

    def _lot(self) -> dict[str, str]:
        return {
            "lot_number": self.tr("生产批号"),
            "made_on": self.tr("生产日期"),
            "expires_on": self.tr("有效期至"),
            "units": self.tr("数量"),
            "price": self.tr("单价"),
            "split": self.tr("拆零"),
            "codes": self.tr("药品追溯码"),
        }

    def _happening(self) -> dict[str, str]:
        return {
            "submission_id": self.tr("批次流水号"),
            "counted_on": self.tr("盘存日期"),
            "change": self.tr("变更类型"),
            "changed_at": self.tr("变更时间"),
            "received_at": self.tr("入库时间"),
            "returned_at": self.tr("退货时间"),
            "sold_at": self.tr("发药时间"),
            "memo": self.tr("备注"),
            "gift": self.tr("赠送"),
            "withdrawn_id": self.tr("要删除的流水号"),
            "withdrawn_kind": self.tr("要删除的类别"),
        }

    def _papers(self) -> dict[str, str]:
        return {
            "supplier": self.tr("供应商"),
            "supplier_licence": self.tr("供应商许可证号"),
            "delivery_no": self.tr("随货单号"),
            "invoice_code": self.tr("发票代码"),
            "invoice_no": self.tr("发票号"),
            "purchase_id": self.tr("原采购流水号"),
            "sale_id": self.tr("原销售流水号"),
            "document_no": self.tr("发药单号"),
            "operator": self.tr("经办人"),
            "pharmacist": self.tr("药师"),
            "pharmacist_licence": self.tr("药师执业资格证号"),
        }

    def _people(self) -> dict[str, str]:
        return {
            "prescription_no": self.tr("处方号"),
            "prescriber": self.tr("开方医师"),
            "prescriber_id_type": self.tr("开方医师证件类型"),
            "prescriber_id": self.tr("开方医师证件号"),
            "visit_no": self.tr("就医流水号"),
            "settlement_id": self.tr("结算 ID"),
            "settlement_area": self.tr("结算类型"),
            "insured": self.tr("就诊结算类型"),
            "person_no": self.tr("人员编号"),
            "id_type": self.tr("患者证件类型"),
            "id_number": self.tr("患者证件号"),
            "patient_name": self.tr("患者姓名"),
            "bought_elsewhere": self.tr("外购处方标志"),
        }
