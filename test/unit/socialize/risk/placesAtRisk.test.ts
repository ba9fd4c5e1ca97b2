import { describe, expect, it } from "vitest";
import type { RepoPath } from "../../../../src/core/repoPath.ts";
import {
	placesAtRisk,
	type RiskQuestion,
} from "../../../../src/socialize/risk/placesAtRisk.ts";
import type { WorkLog } from "../../../../src/socialize/work/workLog.ts";
import { type Worked, workOf } from "../workOf.ts";

const today = 1000;
const path = "src/auth/token.ts" as RepoPath;

function times(count: number, worked: Worked): readonly Worked[] {
	return Array.from({ length: count }, () => worked);
}

/** Work that everybody shares, so that no place is all that there is. */
const shared = ["Ada", "Grace", "Lin"].flatMap((by) =>
	times(12, { by, day: today - 1, files: ["src/main.ts"] }),
);

function told(log: WorkLog, more: Partial<RiskQuestion> = {}) {
	const none = new Set<never>();
	return placesAtRisk(log, {
		...{ area: "" as RepoPath, today, ignored: none, noted: none },
		...{ notedFolders: none, isWork: () => true, ...more },
	});
}
const paths = (...given: Parameters<typeof told>) =>
	told(...given).map((place) => place.path);

describe("a place at risk", () => {
	const alone = workOf(
		...shared,
		...times(6, { by: "Grace", day: 900, files: [path] }),
	);

	it("changes often, is known to one person who is here, and is told with why and without them", () => {
		expect(told(alone)).toEqual([
			{ path, isFolder: false, changes: 6, knowers: 1, gone: 0, files: 1 },
		]);
	});

	it("is none where two know it, were it by pairing", () => {
		const pair = { by: "Grace", with: ["Lin"], day: 900, files: [path] };
		expect(paths(workOf(...shared, ...times(6, pair)))).toEqual([]);
		const both = [
			...times(6, { by: "Grace", day: 900, files: [path] }),
			...times(2, { by: "Lin", day: 990, files: [path] }),
		];
		expect(paths(workOf(...shared, ...both))).toEqual([]);
	});

	it("is none that seldom changes, nor one of which something is written", () => {
		expect(
			paths(
				workOf(
					...shared,
					...times(3, { by: "Grace", day: 900, files: [path] }),
				),
			),
		).toEqual([]);
		expect(paths(alone, { noted: alone.filesAt([path]) })).toEqual([]);
		expect(
			paths(alone, { notedFolders: new Set(["src/auth" as RepoPath]) }),
		).toEqual([]);
	});

	it("says how many knew it who are gone, and that nobody is left", () => {
		const log = workOf(
			...shared,
			...times(9, { by: "Gone", day: today - 200, files: [path] }),
		);
		expect(told(log)).toMatchObject([{ path, knowers: 0, gone: 1 }]);
	});

	it("is told by its name of today, and noted by any that it had", () => {
		const log = workOf(
			...shared,
			...times(6, { by: "Grace", day: 900, files: ["src/old.ts"] }),
			{ by: "Ada", day: 901, files: ["src/old.ts => src/auth/token.ts"] },
		);
		expect(paths(log)).toEqual([path]);
		expect(
			paths(log, { noted: log.filesAt(["src/old.ts" as RepoPath]) }),
		).toEqual([]);
	});

	it("is none that is gone, nor one that others or programs wrote, nor counts their commits, the layout’s, and large ones", () => {
		const gone = { by: "Grace", day: 901, files: [`-${path}`] };
		const work = times(6, { by: "Grace", day: 900, files: [path] });
		expect(paths(workOf(...shared, ...work, gone))).toEqual([]);
		expect(paths(alone, { isWork: (each) => each !== path })).toEqual([]);
		const many = Array.from({ length: 30 }, (_, at) => `lib/${at}.ts`);
		for (const uncounted of [
			{ by: "dependabot[bot]", day: 900, files: [path] },
			{ by: "Grace", day: 900, files: [path], subject: "Run prettier" },
			{ by: "Grace", day: 900, files: [path, ...many] },
		])
			expect(paths(workOf(...shared, ...times(6, uncounted)))).toEqual([]);
		expect(
			paths(alone, {
				ignored: new Set([...alone.commits()].map(({ index }) => index)),
			}),
		).toEqual([]);
	});

	it("is a folder where that is known to one alone as a whole, and its files where it is not", () => {
		const files = ["a", "b", "c"].map((name) => `src/auth/${name}.ts`);
		const grace = files.flatMap((file) =>
			times(4, { by: "Grace", day: 900, files: [file] }),
		);
		const others = times(60, { by: "Ada", day: 990, files: ["src/main.ts"] });
		const log = workOf(...shared, ...others, ...grace);
		expect(told(log)).toMatchObject([
			{ path: "src/auth", isFolder: true, changes: 12, files: 3 },
		]);
		// Who asks about the folder wants to know what is in it.
		expect(paths(log, { area: "src/auth" as RepoPath })).toEqual(files);
		expect(
			paths(log, { noted: log.filesAt(files.slice(0, 1) as RepoPath[]) }),
		).toEqual(files.slice(1));
	});

	it("comes first where it changes most", () => {
		const log = workOf(
			...shared,
			...times(5, { by: "Grace", day: 900, files: ["one.ts"] }),
			...times(8, { by: "Lin", day: 900, files: ["two.ts"] }),
		);
		expect(paths(log)).toEqual(["two.ts", "one.ts"]);
	});
});
