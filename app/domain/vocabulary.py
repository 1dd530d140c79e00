"""Our names of everything a submission can say. A missing fact is told by such a name, whatever a platform calls it."""

from __future__ import annotations

FACTS: frozenset[str] = frozenset(
    {
        # the row and its drug
        "submission_id", "insurance_code", "local_code", "name", "maker", "approval_no", "rx",
        # the lot and the packs
        "lot_number", "made_on", "expires_on", "units", "price", "split", "codes",
        # what happened
        "counted_on", "change", "changed_at", "received_at", "returned_at", "sold_at", "operator", "memo", "gift",
        # suppliers and their papers
        "supplier", "supplier_licence", "delivery_no", "invoice_code", "invoice_no", "purchase_id",
        # prescriptions, people and settlements
        "prescription_no", "document_no", "prescriber", "prescriber_id_type", "prescriber_id", "pharmacist",
        "pharmacist_licence", "visit_no", "settlement_id", "settlement_area", "insured", "person_no", "id_type",
        "id_number", "patient_name", "bought_elsewhere", "sale_id",
        # withdrawals
        "withdrawn_id", "withdrawn_kind",
    }
)  # fmt: skip
"""A test asks that every field table of a platform uses only these, another that the window has a word for each."""

MENDABLE: tuple[str, ...] = ("lot_number", "made_on", "expires_on", "insurance_code")
"""Facts that may be corrected on a row the platform refused; the books stay as they are."""
