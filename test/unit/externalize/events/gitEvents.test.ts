import { expect, it } from "vitest";
import { gitEvents } from "../../../../src/externalize/events/gitEvents.ts";
import { reflogOf } from "./reflogOf.ts";

/** What was done, by what git said, the oldest first. */
const eventsOf = (...said: readonly string[]) =>
	gitEvents(reflogOf(...said)).map(
		({ did, from, to }) => `${did} ${from}..${to}`,
	);

it("tells what was done by how git words it", () => {
	expect(
		eventsOf(
			...["commit (initial): A", "commit: B", "commit (amend): B"],
			...["commit (merge): Merge", "merge topic: Fast-forward"],
			...["cherry-pick: C", 'revert: Revert "C"', "pull: Fast-forward"],
			...["checkout: moving from a to b", "reset: moving to HEAD~1"],
			...["clone: from x", "am: D", "tacit: message changed"],
		),
	).toEqual([
		...["commit ..1", "commit 1..2", "amend 2..3", "merge 3..4", "merge 4..5"],
		...["cherry-pick 5..6", "revert 6..7", "pull 7..8", "checkout 8..9"],
		...["reset 9..10", "other 10..11", "other 11..12", "other 12..13"],
	]);
});

it("takes a rebase for one thing, from where it began to where it ended", () => {
	expect(
		eventsOf(
			...["commit: A", "rebase (start): checkout main", "rebase (pick): A"],
			...["rebase (finish): returning to refs/heads/topic", "commit: B"],
		),
	).toEqual(["commit ..1", "rebase 1..4", "commit 4..5"]);
	expect(
		eventsOf(
			...["pull --rebase (start): checkout x", "pull --rebase (pick): A"],
			"pull --rebase (finish): returning to refs/heads/topic",
		),
	).toEqual(["pull ..3"]);
});

it("says nothing of a rebase that is under way, or was given up", () => {
	const begun = ["rebase -i (start): checkout main", "rebase -i (edit): A"];
	expect(eventsOf(...begun)).toEqual([]);
	expect(eventsOf(...begun, "commit (amend): A")).toEqual([]);
	expect(
		eventsOf(...begun, "rebase -i (abort): returning to topic", "commit: B"),
	).toEqual(["commit 3..4"]);
});
