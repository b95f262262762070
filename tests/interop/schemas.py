"""What schema_export wrote, read by Python:  python3 schemas.py OUT

All exports parse; where Pydantic is installed, every sample is judged as our validator judges it (strict, as JSON). What an
export says of itself that it cannot say is left out. Exit 0 where all is well.
"""

import ast
import importlib.util
import json
import pathlib
import sys


def is_unsaid(sample, unsaid):
    pointer, keyword = sample["pointer"], sample["keyword"]
    if "/then/" in pointer or "/else/" in pointer:
        return True
    return any(at == pointer or (at and pointer.startswith(at + "/")) or (at.endswith("/" + keyword) and pointer.endswith(at)) for at in unsaid)


def main(folder):
    sources = sorted(folder.glob("*.py"))
    assert sources, "nothing was exported"
    classes = {}
    for source in sources:
        tree = ast.parse(source.read_text(encoding="utf-8"), source.name)
        classes[source] = [node.name for node in tree.body if isinstance(node, ast.ClassDef)][-1]
    if importlib.util.find_spec("pydantic") is None:
        print(f"{len(sources)} classes parse; there is no Pydantic here")
        return 0
    import pydantic

    wrong, judged = [], 0
    for source, name in classes.items():
        spec = importlib.util.spec_from_file_location("export_" + source.stem, source)
        module = importlib.util.module_from_spec(spec)
        sys.modules[spec.name] = module
        spec.loader.exec_module(module)
        model = getattr(module, name)
        about = json.loads(source.with_suffix(".json").read_text(encoding="utf-8"))
        samples = [(value, True, "") for value in about["valid"]]
        samples += [(each["value"], False, each["pointer"]) for each in about["invalid"] if not is_unsaid(each, about["unsaid"]["py"])]
        for value, expected, pointer in samples:
            judged += 1
            try:
                model.model_validate_json(json.dumps(value), strict=True)
                accepted, why = True, pointer
            except pydantic.ValidationError as error:
                accepted, why = False, str(error)
            if accepted != expected:
                wrong.append(f"{source.stem}: {json.dumps(value)} {'taken' if accepted else 'refused'}: {why}")
    print(f"{len(sources)} schemas; Pydantic {pydantic.VERSION}: {judged} samples, {len(wrong)} judged otherwise")
    print("\n".join(wrong), end="")
    return 1 if wrong else 0


sys.exit(main(pathlib.Path(sys.argv[1])))
