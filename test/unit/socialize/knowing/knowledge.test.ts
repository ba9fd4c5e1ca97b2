import { describe, expect, it } from "vitest";
import type { RepoPath } from "../../../../src/core/repoPath.ts";
import {
	type KnowledgeQuestion,
	knowledge,
} from "../../../../src/socialize/knowing/knowledge.ts";
import { hereDays } from "../../../../src/socialize/knowing/lastSeen.ts";
import type { WorkLog } from "../../../../src/socialize/work/workLog.ts";
import { hashAt, person, type Worked, workOf } from "../workOf.ts";

const path = "src/auth/token.ts" as RepoPath;
const today = 1000;

function named(log: WorkLog, more: Partial<KnowledgeQuestion> = {}) {
	const { here, gone } = knowledge(log, {
		...{ path, isFolder: false, today },
		...more,
	});
	const names = (found: typeof here) =>
		found.map((each) => log.people[each.person]?.name.split(" ")[0]);
	return { here: names(here), gone: names(gone), all: here };
}

function times(count: number, worked: Worked): readonly Worked[] {
	return Array.from({ length: count }, () => worked);
}

/** Everybody has worked somewhere lately. */
const present = ["Ada", "Grace", "Lin"].map((by) => ({
	...{ by, day: today - 1 },
	files: ["README.md"],
}));

describe("who knows a file", () => {
	it("is who changed it most, and of equals who did so later", () => {
		const log = workOf(
			...present,
			...times(2, { by: "Grace", day: 600, files: [path] }),
			...times(2, { by: "Ada", day: 950, files: [path] }),
			{ by: "Lin", day: 900, files: [path] },
		);
		expect(named(log).here).toEqual(["Ada", "Lin", "Grace"]);
	});

	it("is told by its folder, then by the folders around it, where nobody here changed it", () => {
		const log = workOf(
			...present,
			...times(40, { by: "Grace", day: 980, files: ["src/auth/session.ts"] }),
			...times(20, { by: "Lin", day: 980, files: ["src/queue.ts"] }),
			...times(20, { by: "Ada", day: 980, files: ["docs/guide.md"] }),
		);
		expect(named(log).here[0]).toBe("Grace");
		expect(named(log, { path: "src/new.ts" as RepoPath }).here.at(-1)).toBe(
			"Ada",
		);
	});

	it("is told by what changes together with it", () => {
		const log = workOf(
			...present,
			...times(3, { by: "Gone", day: 100, files: [path, "lib/keys.ts"] }),
			...times(30, { by: "Lin", day: 960, files: ["lib/keys.ts"] }),
			...times(30, { by: "Grace", day: 960, files: ["lib/other.ts"] }),
		);
		expect(named(log).here[0]).toBe("Lin");
	});

	it("counts a co-author less than the author, and more than nobody", () => {
		const log = workOf(...present, {
			...{ by: "Grace", day: 990, with: ["Lin"] },
			files: [path],
		});
		expect(named(log).here).toEqual(["Grace", "Lin", "Ada"]);
	});

	it("does not count a change of the layout, nor a commit that the team has blame ignore", () => {
		const log = workOf(
			...present,
			{ by: "Grace", day: 900, files: [path] },
			...times(9, {
				...{ by: "Lin", day: 990, files: [path] },
				subject: "Reformat with prettier",
			}),
			...times(9, { by: "Ada", day: 990, files: [path] }),
		);
		const ignored = log.indicesOf(
			Array.from({ length: 9 }, (_, at) => hashAt(13 + at)),
		);
		const found = named(log, { ignored });
		expect(found.here[0]).toBe("Grace");
		expect(found.all[1]?.here).toBeUndefined();
	});

	it("takes whoever made no commit for six months for gone, names them as history, and whoever is nearest in their place", () => {
		const log = workOf(
			...times(20, { by: "Grace", day: today - hereDays - 1, files: [path] }),
			{ by: "Lin", day: today - hereDays, files: ["src/auth/session.ts"] },
		);
		expect(named(log)).toMatchObject({ here: ["Lin"], gone: ["Grace"] });
	});

	it("counts a merge as being here, not as work on what it merges", () => {
		const log = workOf(
			{ by: "Grace", day: 500, files: [path] },
			{ by: "Grace", day: today },
		);
		expect(named(log).here).toEqual(["Grace"]);
	});

	it("names nobody who wants to be left out, here or as history", () => {
		const log = workOf(
			...present,
			...times(5, { by: "Ada", day: 990, files: [path] }),
			...times(5, { by: "Gone", day: 100, files: [path] }),
		);
		const leftOut = new Set(
			["Ada", "Gone"].map((name) => log.personOf(person(name)) ?? -1),
		);
		expect(named(log, { leftOut })).toMatchObject({
			here: ["Grace", "Lin"],
			gone: [],
		});
	});

	it("counts an answer given here more than one change", () => {
		const log = workOf(...present, { by: "Grace", day: 990, files: [path] });
		const lin = log.personOf(person("Lin")) ?? -1;
		expect(
			named(log, { told: [{ person: lin, what: "answer", day: 995 }] }).here[0],
		).toBe("Lin");
	});

	it("of some lines is who wrote them, though somebody else changed the file more", () => {
		const log = workOf(
			...present,
			...times(4, { by: "Grace", day: 990, files: [path] }),
			{ by: "Lin", day: 980, files: [path] },
		);
		const lin = log.personOf(person("Lin")) ?? -1;
		expect(named(log).here[0]).toBe("Grace");
		expect(named(log, { lines: new Map([[lin, 12]]) }).here[0]).toBe("Lin");
	});

	it("shares all of it among those who are here", () => {
		const log = workOf(
			...present,
			...times(4, { by: "Grace", day: 990, files: [path] }),
		);
		const { all } = named(log);
		expect(all.reduce((sum, { part }) => sum + part, 0)).toBeCloseTo(1);
	});
});

it("Who knows a folder is who works in it and below, not beside it", () => {
	const log = workOf(
		...present,
		...times(5, { by: "Grace", day: 990, files: ["src/auth/deep/a.ts"] }),
		...times(50, { by: "Ada", day: 990, files: ["src/authors.ts"] }),
	);
	const { all, here } = named(log, {
		path: "src/auth" as RepoPath,
		isFolder: true,
	});
	expect(here[0]).toBe("Grace");
	expect(all[0]?.here?.share).toBe(1);
});

it("Of a repository in which nobody is left nobody is here", () => {
	const log = workOf({ by: "Ada", day: 1, files: [path] });
	expect(named(log)).toMatchObject({ here: [], gone: ["Ada"] });
	expect(named(workOf())).toMatchObject({ here: [], gone: [] });
});
