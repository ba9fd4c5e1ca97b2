import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { IndexedNote } from "../../../../src/core/note.ts";
import type { RepoPath } from "../../../../src/core/repoPath.ts";
import { churn } from "../../../../src/internalize/path/churn.ts";
import type { PathStep } from "../../../../src/internalize/path/pathStep.ts";
import { readingPath } from "../../../../src/internalize/path/readingPath.ts";
import { areaOf, importing } from "./areaOf.ts";

const keys = (steps: readonly PathStep[]) => steps.map(({ key }) => key);

function note(id: string, kind: string, about: string) {
	return {
		note: {
			head: { id, kind, title: id },
			file: { visibility: "published", path: `.tacit/x.${id}.md` },
		} as unknown as IndexedNote,
		about: about as RepoPath,
	};
}

describe("a reading path", () => {
	const files = {
		"README.md": "# It",
		"ARCHITECTURE.md": "# How",
		"package.json": '{"main": "./start.ts"}',
		"start.ts": importing("queue", "store"),
		"queue.ts": importing("store", "errors"),
		"store.ts": importing("errors"),
		"errors.ts": importing(),
		"queue.test.ts": "it()",
	};

	it("begins with the whole, then goes from what others build on to where it begins, tests after what they test", () => {
		const steps = readingPath(areaOf(files));
		expect(keys(steps)).toEqual([
			...["README.md", "ARCHITECTURE.md"],
			...["errors.ts", "store.ts", "queue.ts", "queue.test.ts", "start.ts"],
		]);
		expect(steps.at(-1)?.why[0]?.template).toContain("It begins here");
		expect(steps[2]?.why[0]?.args).toEqual([2]);
	});

	it("puts decisions about several files first, and what is about one file before it", () => {
		const steps = readingPath(
			areaOf(files, {
				notes: [
					note("aaaaaaaa", "decision", "store.ts"),
					note("bbbbbbbb", "gotcha", ""),
				],
				records: [
					{
						path: "adr/0001.md" as RepoPath,
						title: "Use a queue",
						files: ["queue.ts", "store.ts"] as RepoPath[],
					},
					{
						path: "adr/0002.md" as RepoPath,
						title: "No codes",
						files: ["errors.ts"] as RepoPath[],
					},
				],
			}),
		);
		expect(keys(steps)).toEqual([
			...["README.md", "ARCHITECTURE.md", "adr/0001.md", "bbbbbbbb"],
			...["adr/0002.md", "errors.ts", "aaaaaaaa", "store.ts"],
			...["queue.ts", "queue.test.ts", "start.ts"],
		]);
	});

	it("has what is pinned first, in its order, and nothing twice", () => {
		const pin = (key: string, kind: PathStep["kind"]): PathStep => ({
			...{ key, kind, path: key as RepoPath, title: undefined, why: [] },
			...{ minutes: 3, note: undefined, lines: undefined, isEntry: false },
			pin: { file: ".tacit/path.md" as RepoPath, line: 1, said: "" },
		});
		const steps = readingPath(
			areaOf(files, {
				pinned: [pin("start.ts", "code"), pin("README.md", "document")],
			}),
		);
		expect(keys(steps)).toEqual([
			...["start.ts", "README.md", "ARCHITECTURE.md"],
			...["errors.ts", "store.ts", "queue.ts", "queue.test.ts"],
		]);
	});

	it("has a dozen steps, of which what was worked on is one, though nothing imports it", () => {
		const many = Object.fromEntries(
			Array.from({ length: 60 }, (_, at) => [`f${at}.ts`, importing("f0")]),
		);
		const steps = readingPath(
			areaOf(many, {
				churn: churn([
					{
						author: { name: "Ada", email: "ada@example.org" },
						date: "2026-01-01",
						paths: ["f42.ts" as RepoPath],
					},
					{
						author: { name: "Robot", email: undefined },
						date: "2026-01-01",
						paths: Object.keys(many) as RepoPath[],
					},
				]),
			}),
		);
		expect(steps).toHaveLength(12);
		expect(keys(steps)[0]).toBe("f0.ts");
		expect(keys(steps)).toContain("f42.ts");
	});

	it("leads out of the area to what much of it builds on", () => {
		const steps = readingPath(
			areaOf(
				{
					"base.ts": importing(),
					"in/a.ts": importing("../base"),
					"in/b.ts": importing("../base"),
					"in/c.ts": importing("../base"),
				},
				{ area: "in" as RepoPath },
			),
		);
		expect(keys(steps)[0]).toBe("base.ts");
		expect(steps[0]?.why[0]?.template).toContain("elsewhere");
	});

	it("leads to a file by what it builds on, and on to what builds on it, past all else", () => {
		const steps = readingPath(
			areaOf(
				{ ...files, "other.ts": importing("errors") },
				{
					focus: "queue.ts" as RepoPath,
					notes: [note("aaaaaaaa", "decision", "other.ts")],
				},
			),
		);
		expect(keys(steps)).toEqual([
			...["README.md", "ARCHITECTURE.md"],
			...["errors.ts", "store.ts", "queue.ts", "queue.test.ts", "start.ts"],
		]);
		expect(steps[4]?.why[0]?.template).toBe("The path leads here.");
	});

	it("is empty where there is nothing", () => {
		expect(readingPath(areaOf({}))).toEqual([]);
	});

	const graphs = fc.integer({ min: 1, max: 25 }).chain((count) =>
		fc.array(fc.array(fc.nat(count - 1), { maxLength: 4 }), {
			minLength: count,
			maxLength: count,
		}),
	);
	const filesOf = (graph: readonly (readonly number[])[]) =>
		graph.map((needs, at): [string, string] => [
			`${at % 3 === 0 ? "deep/" : ""}f${at}.ts`,
			importing(
				...needs.map(
					(need) =>
						`${at % 3 === 0 ? "../" : ""}${need % 3 === 0 ? "deep/" : ""}f${need}`,
				),
			),
		]);

	it("puts no file before one that it builds on, where that does not build on it in turn", () => {
		fc.assert(
			fc.property(graphs, (graph) => {
				const written = filesOf(graph);
				const steps = keys(readingPath(areaOf(Object.fromEntries(written))));
				const at = new Map(written.map(([path], index) => [path, index]));
				const reach = (from: number) => {
					const found = new Set<number>(graph[from]);
					for (const each of found)
						for (const next of graph[each] ?? []) found.add(next);
					return found;
				};
				for (const [place, path] of steps.entries())
					for (const later of steps.slice(place + 1)) {
						const [one, other] = [at.get(path) ?? 0, at.get(later) ?? 0];
						if (reach(one).has(other)) expect(reach(other).has(one)).toBe(true);
					}
				expect(new Set(steps).size).toBe(steps.length);
				expect(steps.length).toBe(Math.min(12, graph.length));
			}),
		);
	});

	it("is the same whatever the order of the files", () => {
		fc.assert(
			fc.property(
				graphs.chain((graph) =>
					fc.tuple(
						fc.constant(graph),
						fc.shuffledSubarray(filesOf(graph), {
							minLength: graph.length,
							maxLength: graph.length,
						}),
					),
				),
				([graph, shuffled]) => {
					expect(
						keys(readingPath(areaOf(Object.fromEntries(shuffled)))),
					).toEqual(
						keys(readingPath(areaOf(Object.fromEntries(filesOf(graph))))),
					);
				},
			),
		);
	});
});
