"""Taking in files of the hospital's other systems: drugs, identifiers, prescriptions, orders.

Every line is read and checked before anything is written, in one transaction. See `report.ImportReport` for what comes
back and `reasons.Reason` for what may be wrong.
"""

from app.usecases.imports.drugs import import_drugs
from app.usecases.imports.identifiers import import_identifiers
from app.usecases.imports.names import field_name
from app.usecases.imports.orders import import_orders
from app.usecases.imports.prescriptions import import_prescriptions
from app.usecases.imports.reasons import NOTICES, Reason
from app.usecases.imports.report import ImportReport, Progress, Stage

__all__ = [
    "NOTICES",
    "ImportReport",
    "Progress",
    "Reason",
    "Stage",
    "field_name",
    "import_drugs",
    "import_identifiers",
    "import_orders",
    "import_prescriptions",
]
