import { describe, expect, it } from "vitest";
import type { LineChange } from "../../../../src/core/lineage/lineage.ts";
import type { RepoPath } from "../../../../src/core/repoPath.ts";
import { keptText } from "../../../../src/externalize/found/keptText.ts";
import {
	type CommitStatement,
	rankReasons,
} from "../../../../src/externalize/found/rankReasons.ts";

const path = "src/retry.ts" as RepoPath;

function change(
	share: number,
	isOrigin = false,
	[name, email] = ["Ada Lovelace", "ada@example.org"],
): LineChange {
	return {
		change: {
			commit: {
				hash: "4f2c1e9a0b1c2d3e4f5061728394a5b6c7d8e9f0",
				author: { name, email },
				date: "2024-03-01",
				message: "",
			},
			before: undefined,
			after: undefined,
		},
		share,
		isOrigin,
	};
}

function commit(
	text: string,
	strength: number,
	by: LineChange,
): CommitStatement {
	return {
		text,
		strength,
		change: by,
		subject: "A subject",
		breadth: 1,
		references: [],
	};
}

const none = { commits: [], comments: [], records: [] };
const texts = (given: Partial<Parameters<typeof rankReasons>[1]>) =>
	rankReasons(path, { ...none, ...given }).map(({ text }) => text);

describe("the reasons found for lines", () => {
	it("are five at most, those that are surest first", () => {
		const commits = Array.from({ length: 8 }, (_, at) =>
			commit(`Reason ${at}.`, (at + 2) / 10, change(1, true)),
		);
		expect(texts({ commits })).toEqual(
			[7, 6, 5, 4, 3].map((at) => `Reason ${at}.`),
		);
	});

	it("put the commit that made the lines before one that changed a little of them", () => {
		const commits = [
			commit("A little.", 0.7, change(0.04)),
			commit("All.", 0.7, change(1, true)),
		];
		expect(texts({ commits })).toEqual(["All.", "A little."]);
	});

	it("put a comment beside the lines before one at the top of the file", () => {
		const comments = [
			{
				text: "Of all.",
				strength: 0.9,
				lines: { start: 1, end: 3 },
				nearness: 0.4,
			},
			{
				text: "Of these.",
				strength: 0.6,
				lines: { start: 9, end: 9 },
				nearness: 1,
			},
		];
		expect(texts({ comments })).toEqual(["Of these.", "Of all."]);
	});

	it("say the same words once, and leave out what says too little", () => {
		const commits = [
			commit("Because it must.", 0.9, change(1, true)),
			commit("because it must", 0.8, change(0.5)),
			commit("Perhaps.", 0.1, change(1, true)),
		];
		expect(texts({ commits })).toEqual(["Because it must."]);
	});

	it("become a note in their own words, which says where they stand", () => {
		const [found] = rankReasons(path, {
			...none,
			commits: [commit("It must.", 0.9, change(1, true))],
		});
		expect(found && keptText(found)).toBe(
			"It must.\n\nFrom commit 4f2c1e9a0b1c, “A subject”, by Ada Lovelace on 2024-03-01.",
		);
	});
});
