import { describe, expect, it } from "vitest";
import type { RepoPath } from "../../../../src/core/repoPath.ts";
import { kindOfAnswer } from "../../../../src/externalize/asking/kindOfAnswer.ts";
import { createArrivals } from "../../../../src/internalize/arriving/arrivals.ts";
import { standingIn } from "../../../../src/internalize/arriving/newGround.ts";

const dayMs = 86_400_000;
const queue = {
	area: "src/queue" as RepoPath,
	file: "src/queue/queue.ts" as RepoPath,
	at: 0,
};

function kept(now: () => number, text?: string) {
	let present = text;
	const arrivals = createArrivals(
		{
			read: () => present,
			async change(edit) {
				present = edit(present);
			},
		},
		now,
	);
	return { arrivals, text: () => present };
}

describe("where somebody arrived", () => {
	it("is kept once, by whichever window was first, and asked about once", async () => {
		const { arrivals } = kept(() => dayMs);
		expect(await arrivals.add(queue)).toBe(true);
		expect(await arrivals.add({ ...queue, at: 5 })).toBe(false);
		expect(arrivals.unasked()).toEqual([{ ...queue, isAsked: false }]);
		expect(await arrivals.ask(queue.area)).toBe(true);
		expect(await arrivals.ask(queue.area)).toBe(false);
		expect(arrivals.unasked()).toEqual([]);
		expect(arrivals.has(queue.area)).toBe(true);
	});

	it("is not asked about after two weeks", async () => {
		const { arrivals } = kept(() => 15 * dayMs);
		await arrivals.add(queue);
		expect(arrivals.unasked()).toEqual([]);
	});

	it("leaves no file once it is forgotten", async () => {
		const { arrivals, text } = kept(() => 0);
		await arrivals.add(queue);
		await arrivals.wipe();
		expect(text()).toBeUndefined();
	});

	it("counts what is damaged as nowhere", () => {
		for (const text of [
			"{",
			"3",
			"null",
			'{"version": 2, "arrivals": []}',
			'{"version": 1, "arrivals": {"a": 1}}',
			'{"version": 1, "arrivals": [null, {"area": "../x", "file": "a", "at": 1}, {"area": "a", "file": 3}]}',
		])
			expect(kept(() => 0, text).arrivals.unasked()).toEqual([]);
	});
});

describe("a folder", () => {
	const lin = { name: "Lin", email: "lin@example.org" };
	const commits = (...names: readonly string[]) =>
		names.map((name) => ({
			author: { name, email: `${name.toLowerCase()}@example.org` },
			paths: ["src/queue/queue.ts" as RepoPath],
		}));
	const standing = (...names: readonly string[]) =>
		standingIn(commits(...names), lin, ({ name }) => name === "Robot");

	it("is new to whoever made none of its changes, where people made them", () => {
		expect(standing("Ada", "Robot")).toBe("new");
		expect(standing("Ada", "Lin")).toBe("known");
	});

	it("is new to whoever committed a note there, and no more", () => {
		const notes = commits("Lin").map((each) => ({
			...each,
			paths: ["src/queue/.tacit/why.k3f9q2mx.md" as RepoPath],
		}));
		expect(standingIn([...commits("Ada"), ...notes], lin, () => false)).toBe(
			"new",
		);
	});

	it("is new to nobody where nobody worked, or only a machine", () => {
		expect(standing()).toBe("nobodys");
		expect(standing("Robot")).toBe("nobodys");
	});
});

describe("what surprised somebody", () => {
	it("is a question where it ends as one", () => {
		expect(kindOfAnswer("gotcha", "surprise", "Why twice? ")).toBe("question");
		expect(kindOfAnswer("gotcha", "surprise", "It sorts twice.")).toBe(
			"gotcha",
		);
		expect(kindOfAnswer("why", "value", "Why not?")).toBe("why");
	});
});
