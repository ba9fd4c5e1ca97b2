import { describe, expect, it } from "vitest";
import type { RepoPath } from "../../../../src/core/repoPath.ts";
import { dependenciesIn } from "../../../../src/externalize/moments/manifest.ts";
import { expectTame } from "../../../support/expectTame.ts";

const read = (path: string, text: string) =>
	[...dependenciesIn(text.split("\n"), path as RepoPath).values()].map(
		({ name, wanted, isRuntime }) =>
			`${name} ${wanted}${isRuntime ? "" : " (dev)"}`.trim(),
	);

describe("the direct dependencies of a manifest", () => {
	it("are read soon, however its lines were made", () => {
		for (const name of [
			...["go.mod", "Cargo.toml", "pyproject.toml", "build.gradle", "Gemfile"],
			...["pom.xml", "libs.versions.toml", "requirements.txt", "package.json"],
		])
			for (const piece of [" ", "[", ".", "1", "/"])
				expectTame(
					(length) => `[dependencies]\nx${piece.repeat(length)}x`,
					(text) =>
						dependenciesIn(
							Array.from({ length: 20 }, () => text.split("\n")).flat(),
							name as RepoPath,
						),
					20_000,
				);
	});

	it.each([
		[
			"package.json",
			'{\n  "scripts": {\n    "test": "x"\n  },\n  "dependencies": {\n    "got": "^1.0.0",\n    "own": "workspace:*"\n  },\n  "devDependencies": {\n    "vitest": "4.1.0"\n  }\n}',
			["got ^1.0.0", "vitest 4.1.0 (dev)"],
		],
		[
			"go.mod",
			"module it\n\ngo 1.22\n\nrequire (\n\tgithub.com/a/b v1.2.0\n\tgithub.com/c/d v1.0.0 // indirect\n)\n",
			["github.com/a/b v1.2.0"],
		],
		[
			"Cargo.toml",
			'[package]\nname = "it"\n\n[dependencies]\nserde = { version = "1.0", features = ["derive"] }\n\n[dev-dependencies]\nregex = "1"\n',
			["serde 1.0", "regex 1 (dev)"],
		],
		[
			"pyproject.toml",
			'[project]\nname = "it"\ndependencies = [\n    "click>=8.0",\n    "Blinker",\n]\n',
			["click >=8.0", "blinker"],
		],
		["requirements.txt", "# ours\nrequests==2.31.0\n", ["requests ==2.31.0"]],
		["Gemfile", 'source "x"\ngem "rails", "~> 7.0"\n', ["rails ~> 7.0"]],
		[
			"build.gradle.kts",
			'dependencies {\n  implementation("com.a:b:1.0")\n  testImplementation("com.c:d:2.0")\n}\n',
			["com.a:b 1.0", "com.c:d 2.0 (dev)"],
		],
		[
			"pom.xml",
			"<dependency>\n<groupId>a</groupId>\n<artifactId>b</artifactId>\n<version>1</version>\n</dependency>",
			["a:b 1"],
		],
	])("are read from %s", (path, text, expected) => {
		expect(read(path, text)).toEqual(expected);
	});

	it("are none in what is no manifest's text", () => {
		expect(read("package.json", "<<<<<<< ours\n")).toEqual([]);
	});
});
