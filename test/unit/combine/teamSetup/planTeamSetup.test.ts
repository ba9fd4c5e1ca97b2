import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { planTeamSetup } from "../../../../src/combine/teamSetup/planTeamSetup.ts";
import { planTeamSetupUndo } from "../../../../src/combine/teamSetup/planTeamSetupUndo.ts";
import type { SetupStep } from "../../../../src/combine/teamSetup/setupStep.ts";
import {
	isSetupFile,
	type SetupTree,
} from "../../../../src/combine/teamSetup/setupTree.ts";
import { defaultConfig } from "../../../../src/core/config.ts";
import { readConfig } from "../../../../src/core/readConfig.ts";
import type { RepoPath } from "../../../../src/core/repoPath.ts";
import { applySteps, repositories, treeOf } from "./setupTrees.ts";

const plan = (tree: SetupTree) =>
	planTeamSetup(tree, defaultConfig, defaultConfig.log);
const edits = (steps: readonly SetupStep[]) =>
	steps.filter((step) => step.kind === "edit");
const read = (tree: SetupTree) =>
	new Map([...tree].filter(([path]) => isSetupFile(path)));
const common = [".gitattributes", ".tacit/README.md", ".tacit/config.yaml"];

describe.each(Object.entries(repositories))("in %s", (_, files) => {
	const before = read(treeOf(files));

	it("has nothing left to do once done", () => {
		const done = applySteps(before, plan(before));
		expect(edits(plan(done))).toEqual([]);
	});

	it("edits no file twice and changes every file that it names", () => {
		const steps = edits(plan(before));
		expect(new Set(steps.map(({ path }) => path)).size).toBe(steps.length);
		for (const step of steps) expect(step.after).not.toBe(step.before);
	});

	it("reads every file that it writes", () => {
		for (const { path } of plan(before)) expect(isSetupFile(path)).toBe(true);
	});

	it("keeps line ends and a missing final newline", () => {
		for (const step of edits(plan(before))) {
			if (step.before === undefined || step.before === "") continue;
			const after = step.after ?? "";
			expect(after.endsWith("\n")).toBe(step.before.endsWith("\n"));
			if (step.before.includes("\r\n"))
				expect(after.replaceAll("\r\n", "")).not.toContain("\n");
			else expect(after).not.toContain("\r");
		}
	});

	it("is undone to the byte", () => {
		const done = applySteps(before, plan(before));
		expect(applySteps(done, planTeamSetupUndo(done))).toEqual(before);
	});

	it("is undone step by step, whichever were taken", () => {
		for (const step of plan(before)) {
			const done = applySteps(before, [step]);
			expect(applySteps(done, planTeamSetupUndo(done))).toEqual(before);
		}
	});

	it("has nothing to undo before", () => {
		expect(planTeamSetupUndo(before)).toEqual([]);
	});
});

describe("the paths that it edits", () => {
	const paths = (name: string) =>
		edits(plan(read(treeOf(repositories[name] ?? {}))))
			.map(({ path }) => path)
			.filter((path) => !common.includes(path))
			.sort();
	const hands = (name: string) =>
		plan(treeOf(repositories[name] ?? {})).filter(
			(step) => step.kind === "by-hand",
		);

	it.each([
		["an empty one", []],
		["npm by .gitignore", [".npmignore"]],
		["npm with files on one line", ["package.json"]],
		["npm with files that are files", []],
		["npm workspaces", ["packages/a/package.json", "packages/b/.npmignore"]],
		["a VS Code extension", [".vscodeignore"]],
		["a VS Code extension without .vscodeignore", [".vscodeignore"]],
		["a VS Code extension with files", []],
		["hatch by dotted keys", []],
		["setuptools-scm", ["MANIFEST.in"]],
		["crates that inherit", ["Cargo.toml"]],
		["prettier in a package", ["web/.prettierignore"]],
		["eslint", []],
		["eslint of code", []],
		["markdownlint", [".markdownlintignore"]],
		["markdownlint-cli2", [".markdownlint-cli2.jsonc"]],
		["docker", [".dockerignore"]],
		[
			"docker with an ignore file",
			[".dockerignore", "build/Dockerfile.dockerignore"],
		],
		["helm", ["charts/x/.helmignore"]],
		["code owners", [".github/CODEOWNERS"]],
		["code owners in sections", []],
	])("are in %s: %j", (name, expected) => {
		expect(paths(name)).toEqual(expected);
	});

	it.each([
		["eslint", '{ ignores: ["**/.tacit/"] },'],
		["a VS Code extension with files", "**/.tacit/**"],
		[
			"hatch by dotted keys",
			'[tool.hatch.build]\nexclude = ["**/.tacit/**/*"]',
		],
		["code owners in sections", "!**/.tacit/"],
		["markdownlint-cli2 in a program", '"ignores": ["**/.tacit/**/*"]'],
	])("leave %s to be done by hand", (name, text) => {
		expect(hands(name)).toMatchObject([{ text }]);
	});
});

describe("Tacit’s own files", () => {
	const files = applySteps(new Map(), plan(new Map()));

	it("are a config that reads back without findings, and names no file that is not there", () => {
		const text = files.get(".tacit/config.yaml" as RepoPath) ?? "";
		expect(readConfig(text)).toMatchObject({
			config: defaultConfig,
			findings: [],
		});
		expect(text).not.toContain("schema");
	});

	it("settle the layout that was asked for", () => {
		const [step] = planTeamSetup(
			new Map(),
			{ layout: "root" },
			defaultConfig.log,
		);
		expect(
			readConfig(step?.kind === "edit" ? (step.after ?? "") : "").config,
		).toMatchObject({ layout: "root" });
	});

	describe("whose layout is to be another", () => {
		const path = ".tacit/config.yaml" as RepoPath;
		const steps = (text: string, layout: "beside" | "root") =>
			planTeamSetup(
				new Map([...files, [path, text]]),
				{ layout },
				defaultConfig.log,
			);
		const edited = (text: string, layout: "beside" | "root" = "root") => {
			const [step] = steps(text, layout);
			return step?.kind === "edit" ? step.after : step;
		};

		it("have the word changed in place, and the rest kept to the byte", () => {
			for (const [before, expected] of [
				["layout: beside # ours\n", "layout: root # ours\n"],
				["# a\r\nlayout:   'beside'\r\n# b", "# a\r\nlayout:   root\r\n# b"],
				["layout:\n", "layout: root\n"],
				["layout: sideways\n", "layout: root\n"],
				["{ layout: beside }\n", "{ layout: root }\n"],
			] as const)
				expect(edited(before)).toBe(expected);
		});

		it("have a line for it between marks where they have none, which is undone to the byte", () => {
			for (const before of ["# ours\n", "", "other: 1", "# a\r\n# b\r\n"]) {
				const tree = new Map([...files, [path, before]]);
				const done = applySteps(
					tree,
					planTeamSetup(tree, { layout: "root" }, defaultConfig.log),
				);
				const text = done.get(path) ?? "";
				expect(readConfig(text).config).toMatchObject({ layout: "root" });
				expect(text.startsWith(before)).toBe(true);
				const undone = applySteps(done, planTeamSetupUndo(done));
				expect(undone.get(path)).toBe(before);
			}
		});

		it("are removed by undoing where nobody else changed them", () => {
			const text = edited(files.get(path) ?? "");
			const changed = new Map([[path, String(text)]]);
			expect(readConfig(String(text)).config).toMatchObject({ layout: "root" });
			expect(applySteps(changed, planTeamSetupUndo(changed)).size).toBe(0);
		});

		it("are left alone where they settle it already, nothing is asked for, or they cannot be read", () => {
			expect(steps("layout: root\n", "root")).toEqual([]);
			expect(steps("# none\n", "beside")).toEqual([]);
			expect(
				planTeamSetup(
					new Map([...files, [path, "layout: root\n"]]),
					{},
					defaultConfig.log,
				),
			).toEqual([]);
			for (const odd of ["layout: [", "{}\n", "- layout\n"])
				expect(edited(odd)).toMatchObject({
					kind: "by-hand",
					text: "layout: root",
				});
		});
	});

	it("are a README of ten lines", () => {
		const text = files.get(".tacit/README.md" as RepoPath) ?? "";
		expect(text.split("\n")).toHaveLength(11);
		expect(text).not.toContain("npx tacit ");
	});

	it("stay when somebody changed them", () => {
		const path = ".tacit/config.yaml" as RepoPath;
		const changed = new Map(files).set(path, "layout: root\n# ours\n");
		const after = applySteps(changed, planTeamSetupUndo(changed));
		expect([...after.keys()]).toEqual([path]);
	});
});

describe("what others write since", () => {
	const line = fc.stringMatching(/^[a-z][a-z/*. ]{0,12}$/);
	const lines = fc
		.array(line, { maxLength: 4 })
		.map((all) => all.map((each) => `${each}\n`).join(""));

	it("stays around the lines, to the byte", () => {
		fc.assert(
			fc.property(
				lines,
				lines,
				lines,
				fc.boolean(),
				(own, above, below, isEnded) => {
					const path = ".prettierignore" as RepoPath;
					const text = isEnded ? own : own.replace(/\n$/, "");
					const done = applySteps(
						new Map([[path, text]]),
						plan(new Map([[path, text]])),
					);
					const written = done.get(path) ?? "";
					const gap = below !== "" && !written.endsWith("\n") ? "\n" : "";
					const since = new Map(done).set(path, above + written + gap + below);
					const after = applySteps(since, planTeamSetupUndo(since));
					expect(after.get(path)).toBe(above + text + gap + below);
				},
			),
		);
	});

	it("stays in lists of JSON", () => {
		fc.assert(
			fc.property(fc.array(line), fc.array(line), (own, added) => {
				const path = "dprint.json" as RepoPath;
				const json = (items: readonly string[]) =>
					`{ "excludes": ${JSON.stringify(items)} }`;
				const done = applySteps(
					new Map([[path, json(own)]]),
					plan(new Map([[path, json(own)]])),
				);
				const items: unknown = JSON.parse(done.get(path) ?? "");
				const now = (items as { excludes: string[] }).excludes;
				const since = new Map(done).set(path, json([...now, ...added]));
				const after = applySteps(since, planTeamSetupUndo(since));
				expect(JSON.parse(after.get(path) ?? "")).toEqual({
					excludes: [...own, ...added],
				});
			}),
		);
	});

	const undone = (path: string, since: (written: string) => string) => {
		const [name] =
			Object.entries(repositories).find(([, files]) => path in files) ?? [];
		const before = treeOf(repositories[name ?? ""] ?? {});
		const done = applySteps(before, plan(before));
		const key = path as RepoPath;
		const changed = new Map(done).set(key, since(done.get(key) ?? ""));
		return applySteps(changed, planTeamSetupUndo(changed)).get(key);
	};

	it("keeps the heading of a table that somebody went on filling", () => {
		const before = treeOf(repositories["hatch"] ?? {});
		const done = applySteps(before, plan(before));
		const path = "pyproject.toml" as RepoPath;
		const text = `${done.get(path)}packages = ["src/x"]\n`;
		const changed = new Map(done).set(path, text);
		expect(applySteps(changed, planTeamSetupUndo(changed)).get(path)).toBe(
			`${before.get(path)}[tool.hatch.build]\npackages = ["src/x"]\n`,
		);
	});

	it("keeps what somebody added to a list inside Tacit’s lines", () => {
		const before = treeOf(repositories["a crate"] ?? {});
		const done = applySteps(before, plan(before));
		const path = "Cargo.toml" as RepoPath;
		const text = (done.get(path) ?? "").replace(
			'["**/.tacit/**/*"]',
			'["**/.tacit/**/*", "/ci"]',
		);
		const changed = new Map(done).set(path, text);
		expect(applySteps(changed, planTeamSetupUndo(changed)).get(path)).toBe(
			(before.get(path) ?? "").replace(
				"[package]\n",
				'[package]\nexclude = ["/ci"]\n',
			),
		);
	});

	it("keeps what an .npmignore repeats once somebody wrote into it", () => {
		const before = treeOf(repositories["npm by .gitignore"] ?? {});
		const done = applySteps(before, plan(before));
		const path = ".npmignore" as RepoPath;
		const changed = new Map(done).set(path, `${done.get(path)}docs\n`);
		expect(applySteps(changed, planTeamSetupUndo(changed)).get(path)).toBe(
			"# What .gitignore says, which npm does not read now:\nnode_modules/\n/dist\n*.log\n!keep.log\ndocs\n",
		);
	});

	it("survives a comment and a moved bracket in a JSON list", () => {
		expect(
			undone("biome.jsonc", (text) =>
				text.replace('"maxSize"', '/* ! */ "maxSize"'),
			),
		).toContain('/* ! */ "maxSize": 1000 }, /* enough */');
	});
});

describe("running it again", () => {
	it("repeats in .npmignore what .gitignore gained", () => {
		const before = treeOf(repositories["npm by .gitignore"] ?? {});
		const done = new Map(applySteps(before, plan(before)));
		done.set(".gitignore" as RepoPath, "node_modules/\n.env\n");
		const steps = plan(done);
		expect(steps).toMatchObject([{ path: ".npmignore" }]);
		const text = applySteps(done, steps).get(".npmignore" as RepoPath) ?? "";
		expect(text.split("\n").filter((each) => /^[^#]/.test(each))).toEqual([
			"node_modules/",
			".env",
			".tacit",
		]);
	});

	it("moves the line without owner behind rules that came since", () => {
		const path = ".github/CODEOWNERS" as RepoPath;
		const before = treeOf(repositories["code owners"] ?? {});
		const done = new Map(applySteps(before, plan(before)));
		done.set(path, `${done.get(path)}\n/docs/ @org/docs\n`);
		const steps = plan(done);
		expect(steps).toMatchObject([{ path }]);
		const text = applySteps(done, steps).get(path) ?? "";
		const rules = text.split("\n").filter((each) => /^[^#]/.test(each));
		expect(rules).toEqual([
			"* @org/all",
			"/src/ @org/core",
			"/docs/ @org/docs",
			"**/.tacit/",
		]);
	});

	it("leaves alone what a person settled in their own words", () => {
		const settled = treeOf({
			".prettierignore": "**/.tacit\n",
			".gitattributes": "**/.tacit/*.md text\n",
			Dockerfile: "",
			".dockerignore": "**/.tacit/\n",
			"Cargo.toml": '[package]\nname="x"\nexclude=[".tacit/"]\n',
			"biome.json": '{"files":{"includes":["**","!**/.tacit"]}}',
		});
		expect(
			edits(plan(settled))
				.map(({ path }) => path)
				.sort(),
		).toEqual([".tacit/README.md", ".tacit/config.yaml"]);
	});
});

describe("what git is told of notes", () => {
	const path = ".gitattributes";
	const attributes = (text: string | undefined) =>
		edits(
			plan(treeOf(text === undefined ? {} : { ".gitattributes": text })),
		).find((step) => step.path === path)?.after;

	it("has it merge notes and the log by the driver, in a file of its own where there is none", () => {
		expect(attributes(undefined)).toMatch(
			/^# tacit begin .*made this file.*\n\*\*\/\.tacit\/\*\*\/\*\.md linguist-documentation\n\*\*\/\.tacit\/\*\*\/\*\.md merge=tacit\nDECISIONS\.md merge=tacit\n# tacit end\n$/,
		);
	});

	it("is completed where an earlier set-up said less", () => {
		const full = attributes("*.png binary\n") ?? "";
		const earlier = full.replace(/^.*merge=tacit\n/gm, "");
		expect(earlier).not.toBe(full);
		expect(attributes(earlier)).toBe(full);
		expect(attributes(full)).toBeUndefined();
	});

	it("names the log where the settings have it, and follows them", () => {
		const madeOf = (text: string, log: string, split: "none" | "folder") =>
			edits(
				planTeamSetup(treeOf({ ".gitattributes": text }), defaultConfig, {
					path: log as RepoPath,
					split,
				}),
			).find((step) => step.path === path)?.after;
		const lines = (text: string | undefined) =>
			(text ?? "").match(/^.*(?=[ ]merge=tacit$)/gm)?.slice(1);
		const first = attributes("") ?? "";
		const moved = madeOf(first, "docs/why [1].md", "none") ?? "";
		expect(lines(moved)).toEqual(['"docs/why \\\\[1\\\\].md"']);
		expect(madeOf(moved, "docs/why [1].md", "none")).toBeUndefined();
		const mine = moved.replace("# tacit end", "*.svg text\n# tacit end");
		const split = madeOf(mine, "docs/LOG.md", "folder") ?? "";
		expect(lines(split)).toEqual(["LOG.md"]);
		expect(split).toContain("*.svg text\n# tacit end");
		expect(lines(madeOf(split, "LOG.md", "none"))).toEqual(["/LOG.md"]);
		const tree = new Map([[path as RepoPath, moved]]);
		expect(
			applySteps(tree, planTeamSetupUndo(tree)).get(path as RepoPath),
		).toBe("");
	});
});

describe("malformed files", () => {
	it("are left alone, or what to add is said", () => {
		const steps = plan(
			treeOf({
				"package.json": "{ nope",
				"pyproject.toml": "[build-system\n",
				"Cargo.toml": "= 1",
				"biome.json": "{ nope",
				"dprint.json": "[",
				".markdownlint-cli2.yaml": "a: [",
			}),
		);
		expect(
			edits(steps)
				.map(({ path }) => path)
				.sort(),
		).toEqual(common);
	});

	it("never throw, whatever stands in them", () => {
		const names = [
			"package.json",
			"pyproject.toml",
			"Cargo.toml",
			"biome.json",
			"dprint.json",
			".markdownlint-cli2.yaml",
			".markdownlint-cli2.jsonc",
			".npmignore",
			".github/CODEOWNERS",
		];
		const bits = fc.constantFrom(
			...[
				"[",
				"]",
				"{",
				"}",
				'"',
				"'",
				",",
				":",
				"=",
				"#",
				"\n",
				"\\",
				"a",
				"//",
				"package",
				"exclude",
				"files",
				"ignores",
				"- ",
				"# tacit begin\n",
				"# tacit end\n",
				'"**/.tacit/**/*"',
			],
		);
		fc.assert(
			fc.property(
				fc.constantFrom(...names),
				fc.array(bits, { maxLength: 30 }).map((all) => all.join("")),
				(name, text) => {
					const tree = treeOf({ [name]: text });
					plan(tree);
					planTeamSetupUndo(tree);
				},
			),
			{ numRuns: 500 },
		);
	});
});
