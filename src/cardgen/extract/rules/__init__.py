"""The rules, one a file; the order of this table is the order of the registry."""

from cardgen.extract.rules.attribution import attribution
from cardgen.extract.rules.definition import definition
from cardgen.extract.rules.enumeration import enumeration
from cardgen.extract.rules.expansion import expansion
from cardgen.extract.rules.formula import formula
from cardgen.extract.rules.naming import naming
from cardgen.extract.rules.pros_cons import pros_cons
from cardgen.extract.rules.symbols import symbols
from cardgen.extract.rules.table import table

RULE_FUNCTIONS = (
    ("definition", definition),
    ("naming", naming),
    ("formula", formula),
    ("pros-cons", pros_cons),
    ("enumeration", enumeration),
    ("table", table),
    ("expansion", expansion),
    ("attribution", attribution),
    ("symbols", symbols),
)
