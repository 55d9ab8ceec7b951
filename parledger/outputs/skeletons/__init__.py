"""What `new` writes: files that work as they stand and teach in Vietnamese what to type.

Pure: from the project to a path and a text. Nothing is invented: no figure, no decision, no
meeting stands in a skeleton but as an example behind a `#`.
"""

from parledger.outputs.skeletons.appraisals import first_appraisal, second_appraisal
from parledger.outputs.skeletons.cycles import cycle_skeleton
from parledger.outputs.skeletons.explanations import explanation_skeleton
from parledger.outputs.skeletons.improvements import improvement_skeleton
from parledger.outputs.skeletons.proceedings import council_skeleton, tasks_skeleton
from parledger.outputs.skeletons.self_scores import self_skeleton
from parledger.outputs.skeletons.sets import set_skeleton
from parledger.outputs.skeletons.surveys import SurveyFor, survey_skeleton
from parledger.outputs.skeletons.units import unit_skeleton

__all__ = [
    "SurveyFor",
    "council_skeleton",
    "cycle_skeleton",
    "explanation_skeleton",
    "first_appraisal",
    "improvement_skeleton",
    "second_appraisal",
    "self_skeleton",
    "set_skeleton",
    "survey_skeleton",
    "tasks_skeleton",
    "unit_skeleton",
]
