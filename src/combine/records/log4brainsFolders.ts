import { isMap, isScalar, isSeq, parseDocument } from "yaml";

/** The folders that a `.log4brains.yml` names, as they are written there; none where it is no YAML, or of more than 64 Ki. */
export function log4brainsFolders(text: string): string[] {
	if (text.length > 65_536) return [];
	const document = parseDocument(text, {
		prettyErrors: false,
		logLevel: "silent",
	});
	const { contents } = document;
	const project = isMap(contents) ? contents.get("project") : undefined;
	if (!isMap(project)) return [];
	const packages = project.get("packages");
	const all = [project, ...(isSeq(packages) ? packages.items : [])];
	return all.flatMap((one) => {
		const folder = isMap(one) ? one.get("adrFolder", true) : undefined;
		return isScalar(folder) && typeof folder.value === "string"
			? [folder.value]
			: [];
	});
}
