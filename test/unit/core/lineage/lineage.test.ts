import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { prepareText } from "../../../../src/core/anchor/preparedText.ts";
import {
	type LineChange,
	lineageOf,
} from "../../../../src/core/lineage/lineage.ts";
import type { FileChange } from "../../../../src/core/ports.ts";
import type { RepoPath } from "../../../../src/core/repoPath.ts";
import { patient } from "../../../support/patientPacer.ts";

const path = "src/retry.ts" as RepoPath;

const first = `import { wait } from "./wait.ts";

export function limitOf(tries: number): number {
	return Math.min(tries, 5);
}

export async function retry(task: Task): Promise<void> {
	for (let tried = 0; tried < 5; tried++) {
		if (await task.run()) return;
		await wait(100 * tried);
	}
}
`;

/** Versions of a file, the oldest first; each is the work of the commit of its number, from 0. */
async function lineage(
	versions: readonly string[],
	wanted: string,
	most = 10,
): Promise<readonly (readonly [string, number, boolean])[]> {
	const texts = versions.map(prepareText);
	const version = (at: number) => ({ path, blob: String(at) });
	const changes = versions
		.map(
			(_, at): FileChange => ({
				commit: {
					hash: String(at),
					author: { name: "Ada", email: undefined },
					date: "2026-11-22",
					message: "",
				},
				before: at > 0 ? version(at - 1) : undefined,
				after: version(at),
			}),
		)
		.reverse();
	const now = texts.at(-1) ?? prepareText("");
	const start = now.lines.findIndex((line) => line.includes(wanted)) + 1;
	const end =
		now.lines.findIndex((line, at) => at >= start && line === "}") + 1;
	const found = await lineageOf(now, { start, end: end || start }, changes, {
		text: async ({ blob }) => texts[Number(blob)],
		stored: async ({ blob }) => versions[Number(blob)],
		changesOf: async () => [],
		pastOf: async () => [],
		pacer: patient,
		most,
	});
	return found.map(({ change, share, isOrigin }: LineChange) => [
		change.commit.hash,
		Math.round(100 * share),
		isOrigin,
	]);
}

describe("the past of lines", () => {
	it("holds the commits that changed them, and not those that changed others, or their place", async () => {
		const changed = first.replace("100 * tried", "2 ** tried * 100");
		const above = `// Waits longer each time.\n\n${changed}`;
		const other = above.replace("Math.min(tries, 5)", "Math.min(tries, 7)");
		const found = await lineage(
			[first, changed, above, other],
			"function retry",
		);
		expect(found.map(([commit]) => commit)).toEqual(["1", "0"]);
		expect(found.at(-1)).toEqual(["0", 100, true]);
	});

	it("does not hold a change of layout", async () => {
		const formatted = first
			.replace(/\t/g, "    ")
			.replace(
				"for (let tried = 0; tried < 5; tried++) {",
				"for (\n        let tried = 0;\n        tried < 5;\n        tried++\n    ) {",
			)
			.replace(/"/g, "'");
		const found = await lineage([first, formatted], "function retry");
		expect(found).toEqual([["0", 100, true]]);
	});

	it("goes on through a move within the file", async () => {
		const [imports = "", limit = "", retry = ""] = first.split(/\n(?=export)/);
		const swapped = [imports, `${retry}\n`, limit].join("\n");
		const changed = swapped.replace("100 * tried", "2 ** tried * 100");
		const found = await lineage([first, swapped, changed], "function retry");
		expect(found.map(([commit]) => commit)).toEqual(["2", "0"]);
	});

	it("holds what took lines away", async () => {
		const longer = first.replace(
			"\t\tawait wait",
			"\t\tconsole.warn('The task failed.');\n\t\tawait wait",
		);
		const found = await lineage([longer, first], "function retry");
		expect(found.map(([commit]) => commit)).toEqual(["1", "0"]);
	});

	it("begins with the commit that brought them into the file", async () => {
		const without = first.slice(0, first.indexOf("\nexport async"));
		expect(await lineage([without, first], "function retry")).toEqual([
			["1", 100, true],
		]);
	});

	it("is told of one of two that are alike, when the other comes or goes", async () => {
		const twice = `${first}\n${first.slice(first.indexOf("export async"))}`;
		const found = await lineage([first, twice, first], "function retry");
		expect(found.at(-1)).toEqual(["0", 100, true]);
	});

	it("goes on in the file from which a commit took them, not in one of which they are a copy", async () => {
		const other = "src/all.ts" as RepoPath;
		const commit = (hash: string) => ({
			...{ hash, date: "2026-11-22", message: "" },
			author: { name: "Ada", email: undefined },
		});
		const texts = new Map([
			["whole", prepareText(first)],
			["early", prepareText(first.replace("100 * tried", "50 * tried"))],
			["rest", prepareText(first.slice(0, first.indexOf("export async")))],
			["own", prepareText(first.slice(first.indexOf("export async")))],
		]);
		const own = { path, blob: "own" };
		const past: readonly FileChange[] = [
			{
				commit: commit("doubled"),
				before: { path: other, blob: "early" },
				after: { path: other, blob: "whole" },
			},
			{
				commit: commit("first"),
				before: undefined,
				after: { path: other, blob: "early" },
			},
		];
		const follow = async (left: string) => {
			const found = await lineageOf(
				texts.get("own") ?? prepareText(""),
				{ start: 1, end: 6 },
				[{ commit: commit("moved"), before: undefined, after: own }],
				{
					text: async ({ blob }) => texts.get(blob),
					stored: async () => undefined,
					changesOf: async () => [
						{
							before: { path: other, blob: "whole" },
							after: { path: other, blob: left },
						},
					],
					pastOf: async () => past,
					...{ pacer: patient, most: 9 },
				},
			);
			return found.map(({ change, isOrigin }) => [
				change.commit.hash,
				isOrigin,
			]);
		};
		expect(await follow("rest")).toEqual([
			["doubled", false],
			["first", true],
		]);
		expect(await follow("whole")).toEqual([["moved", true]]);
	});

	it("goes on beyond a commit of another branch that has not the lines yet", async () => {
		const changed = first.replace("100 * tried", "2 ** tried * 100");
		const without = first.slice(0, first.indexOf("\nexport async"));
		const versions = [without, first, without, changed];
		const texts = versions.map(prepareText);
		const version = (at: number) => ({ path, blob: String(at) });
		// What is listed third was made beside the second and merged later.
		const parents = [undefined, 0, 0, 1];
		const found = await lineageOf(
			texts.at(-1) ?? prepareText(""),
			{ start: 7, end: 12 },
			parents
				.map((parent, at) => ({
					commit: {
						...{ hash: String(at), date: "2026-11-22", message: "" },
						author: { name: "Ada", email: undefined },
					},
					before: parent === undefined ? undefined : version(parent),
					after: version(at),
				}))
				.reverse(),
			{
				text: async ({ blob }) => texts[Number(blob)],
				stored: async ({ blob }) => versions[Number(blob)],
				changesOf: async () => [],
				pastOf: async () => [],
				...{ pacer: patient, most: 9 },
			},
		);
		expect(found.map(({ change }) => change.commit.hash)).toEqual(["3", "1"]);
	});

	it("has none of what was never committed", async () => {
		const found = await lineageOf(
			prepareText(`${first}\nconst entirely = "of today";\n`),
			{ start: 14, end: 14 },
			[
				{
					commit: {
						...{ hash: "0", date: "2026-11-22", message: "" },
						author: { name: "Ada", email: undefined },
					},
					before: undefined,
					after: { path, blob: "0" },
				},
			],
			{
				text: async () => prepareText(first),
				stored: async () => first,
				changesOf: async () => [],
				pastOf: async () => [],
				...{ pacer: patient, most: 9 },
			},
		);
		expect(found).toEqual([]);
	});

	it("ends after as many commits as are asked for", async () => {
		const versions = Array.from({ length: 8 }, (_, at) =>
			first.replace("100 * tried", `${at + 1}00 * tried`),
		);
		expect(await lineage(versions, "function retry", 3)).toHaveLength(3);
	});

	it("names commits of the file alone, each once and the newest first, whatever the texts", async () => {
		const line = fc.constantFrom("a(1);", "b(2);", "}", "", "\tc(3);", "d {");
		const text = fc.array(line, { maxLength: 12 }).map((all) => all.join("\n"));
		await fc.assert(
			fc.asyncProperty(
				fc.array(text, { minLength: 1, maxLength: 6 }),
				async (versions) => {
					const found = await lineage(versions, "");
					const commits = found.map(([commit]) => Number(commit));
					expect(commits).toEqual([...new Set(commits)].sort((a, b) => b - a));
					for (const [, share] of found) {
						expect(share).toBeGreaterThan(0);
						expect(share).toBeLessThanOrEqual(100);
					}
				},
			),
		);
	});
});
