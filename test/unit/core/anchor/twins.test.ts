import { describe, expect, it } from "vitest";
import { prepareLines } from "../../../../src/core/anchor/preparedText.ts";
import { relocate } from "../../../../src/core/anchor/relocate.ts";
import type { RepoPath } from "../../../../src/core/repoPath.ts";

const sum = (name: string, line = "        result += len(item)") => [
	`def ${name}(${name}s):`,
	"    result = 0",
	`    for item in ${name}s or []:`,
	line,
	`    # ${name} before the rest`,
	"    return result",
	"",
];
const [own, other] = ["src/own.py" as RepoPath, "src/other.py" as RepoPath];
const names = ["ledgerOrder", "stockQuote", "routeInvoice", "cachePrice"];
const past = names.flatMap((name) => sum(name));
/** The line in the third of the functions. */
const line = 2 * 7 + 4;

/** Where a note on the line is once its function reads as `third`, and these lines came to the other file. */
function placeOf(third: readonly string[], came: readonly string[]) {
	const now = names.flatMap((name, at) => (at === 2 ? third : sum(name)));
	const before = ["import log", "", ...sum("chargeUser", "        log(item)")];
	const file = (path: RepoPath, lines: readonly string[], old: string[]) => {
		const [text, former] = [prepareLines(lines), prepareLines(old)];
		return { path, now: () => text, before: () => former };
	};
	return relocate(
		{
			...{ path: own, lines: { start: line, end: line }, noteLine: 1 },
			...{ isFolder: false, language: "python", symbol: undefined },
			...{ commit: undefined, blob: undefined },
			...{ near: undefined, cell: undefined },
		},
		{ lines: [past[line - 1] ?? ""] },
		{
			same: file(own, now, past),
			renamed: undefined,
			others: [file(other, [...before, ...came], before)],
		},
		prepareLines(past),
	);
}

describe("a line that stood in several places of its file", () => {
	it("is not taken for one of a new function in another file that says the same", () => {
		const rewritten = sum(
			"routeInvoice",
			"        total -= weigh(it, 3) # anew",
		);
		const place = placeOf(rewritten, sum("splitMetric"));
		expect(place.state).not.toBe("attached");
	});

	it("is followed to another file together with what stood around it", () => {
		const place = placeOf([], sum("routeInvoice"));
		expect(place).toMatchObject({
			...{ state: "attached", path: other },
			lines: { start: 13, end: 13 },
		});
	});
});
