import type { FileFinding } from "../../core/finding.ts";
import { findingText } from "../../core/findingText.ts";
import type { UnrankedFinding } from "./checkFinding.ts";

/** What is wrong with files, as a review tells it: an error means that a file is not read as what it is. */
export function fileFindings(
	found: readonly FileFinding[],
): readonly UnrankedFinding[] {
	const counts = new Map<string, number>();
	return found.map((finding) => {
		const { code, severity, file, lines } = finding;
		const isMalformed = severity === "error";
		const key = `${isMalformed ? "malformed" : "flawed"}:${code}:${file.path}`;
		const count = (counts.get(key) ?? 0) + 1;
		counts.set(key, count);
		return {
			id: count === 1 ? key : `${key}:${count}`,
			code: isMalformed ? "malformed" : "flawed",
			usual: severity,
			...{ path: file.path, lines, note: undefined },
			...{ before: undefined, after: undefined },
			said: findingText(finding),
			todo: undefined,
		};
	});
}
