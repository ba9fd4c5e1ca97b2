import { expect, it } from "vitest";
import type { CheckFinding } from "../../../../src/combine/check/checkFinding.ts";
import { markdownReport } from "../../../../src/combine/check/report/markdownReport.ts";
import { verbatim } from "../../../../src/core/message.ts";
import type { RepoPath } from "../../../../src/core/repoPath.ts";

const finding = (
	code: CheckFinding["code"],
	at: number,
	level: CheckFinding["level"] = "warning",
): CheckFinding => ({
	...{ id: `${code}:${at}`, code, level },
	...{ path: `src/a b.ts` as RepoPath, lines: { start: at, end: at + 1 } },
	owners: [],
	...{ note: undefined, before: undefined, after: undefined },
	...{ said: verbatim(`Said ${at}`), todo: undefined },
});

const rows = (text: string) =>
	text.split("\n").filter((line) => /Said/.test(line));

it("a comment holds ten findings and three questions at most, and counts the rest", () => {
	const all = [
		...Array.from({ length: 12 }, (_, at) => finding("code-changed", at + 1)),
		...Array.from({ length: 5 }, (_, at) =>
			finding("reason-missing", at + 1, "info"),
		),
		finding("note-new", 1, "info"),
	];
	const text = markdownReport(all, () => undefined);
	expect(rows(text)).toHaveLength(10 + 3 + 1);
	expect(text).toContain("… and 2 more: `tacit check` lists them.");
	expect(text).toContain("… and 2 more.");
	expect(text).toContain("12 warnings, 5 questions, 1 new.");
});

it("a comment links to the lines where their address is known", () => {
	const text = markdownReport(
		[finding("code-gone", 1)],
		(path, lines) => `https://x.org/${path}#L${lines?.start}`,
	);
	expect(text).toContain(
		"[src/a b\\.ts\\:1\\-2](<https://x.org/src/a%20b.ts#L1>)",
	);
});

it("a comment says when there is nothing to say", () => {
	expect(markdownReport([], () => undefined)).toContain(
		"has nothing to say about this change",
	);
});

it("a comment says whom to ask, and calls nobody", () => {
	const asked = { ...finding("code-changed", 1), owners: ["@org/core"] };
	const question = { ...finding("reason-missing", 2), owners: ["@ada"] };
	const text = markdownReport([asked, question], () => undefined);
	expect(text).toContain("Ask the owners of the code\\: @<!-- -->org/core");
	expect(text).toContain("Ask the owners of the code\\: @<!-- -->ada");
	expect(text).not.toMatch(/@[\w\\]/);
});
