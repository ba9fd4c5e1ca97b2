import { expect, it } from "vitest";
import { resumedCommits } from "../../../../src/externalize/events/resumedCommits.ts";
import { reflogOf } from "./reflogOf.ts";

const resumedOf = (...said: readonly string[]) =>
	Object.fromEntries(resumedCommits(reflogOf(...said)));

it("tells at which commits of a rebase or a pick git had stopped, and what they may have been", () => {
	expect(
		resumedOf(
			...[
				"commit: A (again): b",
				"commit: Other",
				"commit (amend): A (again): b",
			],
			...["rebase (start): checkout main", "rebase (continue): A (again): b"],
			...["rebase -i (continue): Other", "commit (cherry-pick): Other"],
			"pull --rebase (continue): New",
		),
	).toEqual({ 5: ["3", "1"], 6: ["2"], 7: ["6", "2"], 8: [] });
});

it("tells of none that git made alone, nor of words in messages", () => {
	expect(
		resumedOf(
			...["commit: A", "rebase (pick): A", "cherry-pick: A", "merge x: Merge"],
			...["commit: rebase (continue): A", "commit (merge): A"],
			...["rebase (finish): returning to refs/heads/x", "reset: moving to A"],
		),
	).toEqual({});
});

it("takes no line that moved nothing, and of many with the same words the last five", () => {
	const entry = (from: string, to: string, said: string) => ({
		...{ from, to, said, at: 0 },
	});
	expect(
		resumedCommits([
			entry("9", "9", "rebase (continue): wip"),
			entry("8", "9", "commit (cherry-pick): wip"),
			...[..."7654321"].map((each) => entry("0", each, "commit: wip")),
		]),
	).toEqual(new Map([["9", ["7", "6", "5", "4", "3"]]]));
});
