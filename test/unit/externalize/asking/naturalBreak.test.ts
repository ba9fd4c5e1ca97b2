import { describe, expect, it } from "vitest";
import type { RepoPath } from "../../../../src/core/repoPath.ts";
import {
	isBreak,
	isBusy,
} from "../../../../src/externalize/asking/naturalBreak.ts";
import {
	gitDeeds,
	type WorkEvent,
} from "../../../../src/externalize/events/event.ts";

const at = Date.UTC(2026, 10, 27, 12);
const path = "src/retry.ts" as RepoPath;

describe("A natural break", () => {
	it("is when a commit, merge, rebase or the like has ended, and not when something was only looked at or taken back", () => {
		const breaks = gitDeeds.filter((did) =>
			isBreak({ type: "git", at, did, from: "a", to: "b" }),
		);
		expect(breaks).toEqual([
			...["commit", "amend", "merge", "revert", "cherry-pick", "rebase"],
			"pull",
		]);
	});

	it.each([
		[0, true],
		[1, false],
		[undefined, false],
	])("after a command that ended with %s: %s", (exitCode, expected) => {
		const ran: WorkEvent = {
			...{ type: "ran", at, by: "terminal", exitCode },
			...{ program: "npm", command: "0123456789abcdef" },
		};
		expect(isBreak(ran)).toBe(expected);
	});

	it("is no save, rename or deletion, and no error that goes", () => {
		const events: WorkEvent[] = [
			{
				...{ type: "saved", at, path, before: "a", after: "b" },
				...{ changes: [], isUndone: false, pasted: [], resolved: [] },
			},
			{ type: "moved", at, from: path, to: path },
			{ type: "deleted", at, path },
			{ type: "problems", at, path, errors: 0 },
		];
		expect(events.filter(isBreak)).toEqual([]);
	});

	it("shows nothing while somebody types, debugs, or is amid a rebase", () => {
		const calm = { typedAt: at - 4000, isDebugging: false, isAmidGit: false };
		expect(isBusy(calm, at)).toBe(false);
		expect(isBusy({ ...calm, typedAt: at - 1000 }, at)).toBe(true);
		expect(isBusy({ ...calm, isDebugging: true }, at)).toBe(true);
		expect(isBusy({ ...calm, isAmidGit: true }, at)).toBe(true);
	});
});
