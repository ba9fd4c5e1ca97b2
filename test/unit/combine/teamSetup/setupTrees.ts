import type { SetupStep } from "../../../../src/combine/teamSetup/setupStep.ts";
import type { SetupTree } from "../../../../src/combine/teamSetup/setupTree.ts";
import type { RepoPath } from "../../../../src/core/repoPath.ts";

/** A tree from plain names. */
export function treeOf(files: Readonly<Record<string, string>>): SetupTree {
	return new Map(
		Object.entries(files).map(([path, text]) => [path as RepoPath, text]),
	);
}

/** The tree after every edit of the steps; what is said to be done by hand is left out. */
export function applySteps(
	tree: SetupTree,
	steps: readonly SetupStep[],
): SetupTree {
	const result = new Map(tree);
	for (const step of steps) {
		if (step.kind === "by-hand") continue;
		if (result.get(step.path) !== step.before)
			throw new Error(`${step.id} does not start from what is there`);
		if (step.after === undefined) result.delete(step.path);
		else result.set(step.path, step.after);
	}
	return result;
}

/** Repositories as they are met: one name for each, and its files. */
export const repositories: Readonly<
	Record<string, Readonly<Record<string, string>>>
> = {
	"an empty one": {},
	"npm by .gitignore": {
		"package.json": '{ "name": "x", "version": "1.0.0" }',
		".gitignore": "node_modules/\n/dist\n*.log\n!keep.log\n",
	},
	"npm by .gitignore without final newline, CRLF": {
		"package.json": '{ "name": "x", "version": "1.0.0" }',
		".gitignore": "node_modules/\r\n/dist",
	},
	"npm without any list": {
		"package.json": '{ "name": "x", "version": "1.0.0" }',
	},
	"npm with an .npmignore": {
		"package.json": '{ "name": "x", "version": "1.0.0" }',
		".npmignore": "test\n*.tgz",
	},
	"npm with files on one line": {
		"package.json": '{"name":"x","version":"1.0.0","files":["src", "dist"]}\n',
		".gitignore": "dist/\n",
	},
	"npm with files line by line": {
		"package.json":
			'{\n\t"name": "x",\n\t"files": [\n\t\t"src",\n\t\t"README.md"\n\t],\n\t"version": "1.0.0"\n}\n',
	},
	"npm with files that are files": {
		"package.json":
			'{"name":"x","version":"1.0.0","files":["dist/cli.mjs", "README.md"]}',
	},
	"npm workspaces": {
		"package.json": '{"private":true,"workspaces":["packages/*"]}',
		".gitignore": "node_modules\n",
		"packages/a/package.json":
			'{"name":"a","version":"1.0.0","files":[ "lib" ]}',
		"packages/b/package.json": '{"name":"b","version":"1.0.0"}',
		"test/fixtures/c/package.json": '{"name":"c","version":"1.0.0"}',
	},
	"a VS Code extension": {
		"package.json":
			'{"name":"x","version":"1.0.0","publisher":"p","engines":{"vscode":"^1.103.0"}}',
		".vscodeignore": "src/**\n.vscode/**\n",
	},
	"a VS Code extension without .vscodeignore": {
		"package.json":
			'{"name":"x","version":"1.0.0","publisher":"p","engines":{"vscode":"^1.103.0"}}',
	},
	"a VS Code extension with files": {
		"package.json":
			'{"name":"x","version":"1.0.0","engines":{"vscode":"^1.103.0"},"files":["src"]}',
	},
	hatch: {
		"pyproject.toml":
			'[project]\nname = "x"\n\n[build-system]\nrequires = ["hatchling"]\nbuild-backend = "hatchling.build"\n',
	},
	"hatch with targets": {
		"pyproject.toml":
			"# keep me\n[build-system]\nbuild-backend = 'hatchling.build'\n[tool.hatch.build] # common\nonly-packages = true\n[tool.hatch.build.targets.sdist]\nexclude = [\n  '/docs', # big\n  \"/bench\" # slow\n]\n[tool.hatch.build.targets.wheel]\npackages = ['src/x']\nexclude = ['a', 'b',]\n[tool.ruff]\nline-length = 100",
	},
	"hatch by dotted keys": {
		"pyproject.toml":
			'[build-system]\nbuild-backend = "hatchling.build"\n[tool.hatch]\nbuild.only-packages = true\n',
	},
	flit: {
		"pyproject.toml":
			'[build-system]\r\nbuild-backend = "flit_core.buildapi"\r\n\r\n[tool.flit.sdist]\r\ninclude = ["doc/"]\r\n',
	},
	poetry: {
		"pyproject.toml":
			'[tool.poetry]\nname = "x"\ndescription = """\na [b]\n# no comment\n"""\n\n[build-system]\nbuild-backend = "poetry.core.masonry.api"',
	},
	setuptools: {
		"setup.cfg": "[metadata]\nname = x\n",
		"MANIFEST.in": "graft src\nglobal-exclude *.pyc",
	},
	"setuptools-scm": {
		"pyproject.toml":
			'[build-system]\nrequires = ["setuptools>=64", "setuptools_scm[toml]>=8"]\nbuild-backend = "setuptools.build_meta"\n',
	},
	"a crate": {
		"Cargo.toml":
			'[package]\nname = "x"\nversion = "0.1.0"\n\n[dependencies]\nserde = { version = "1", features = ["derive"] }\n',
	},
	"a crate with exclude": {
		"Cargo.toml":
			'[package]\nname = "x"\nexclude = [\n    "/ci/*",\n    "*.iml",\n]\n',
	},
	"a crate with include": {
		"Cargo.toml": '[package]\nname = "x"\ninclude = ["src", "/LICENSE.txt"]\n',
	},
	"crates that inherit": {
		"Cargo.toml":
			'[workspace]\nmembers = ["crates/*"]\n[workspace.package]\nexclude = ["x"]\n',
		"crates/a/Cargo.toml": '[package]\nname = "a"\nexclude.workspace = true\n',
		"crates/b/Cargo.toml": '[package]\nname = "b"\npublish = false\n',
	},
	prettier: {
		"package.json": '{"private":true,"devDependencies":{"prettier":"^3.0.0"}}',
		".prettierignore": "dist\n\n# generated\ngen/**",
	},
	"prettier in a package": {
		"package.json": '{"private":true}',
		"web/package.json":
			'{"private":true,"devDependencies":{"prettier":"^3.0.0"}}',
	},
	"biome with includes": {
		"biome.json":
			'{\n\t"$schema": "https://biomejs.dev/schemas/2.3.0/schema.json",\n\t"files": {\n\t\t"includes": ["**", "!dist"]\n\t}\n}\n',
	},
	"biome with files": {
		"biome.jsonc":
			'{\n  // how much\n  "files": { "maxSize": 1000 }, /* enough */\n  "linter": { "enabled": true }, // yes\n}\n',
	},
	"biome with empty files": { "biome.json": '{"files":{}}' },
	"biome without files": {
		"biome.json": '{\n  "linter": { "enabled": true } // yes\n}\n',
	},
	"an empty biome": { "biome.json": "{}" },
	"biome 1": {
		"biome.json":
			'{ "$schema": "https://biomejs.dev/schemas/1.9.4/schema.json", "files": { "ignore": [] } }',
	},
	"biome 1 without files": {
		"biome.json":
			'{ "$schema": "https://biomejs.dev/schemas/1.9.4/schema.json" }',
	},
	dprint: {
		"dprint.json":
			'{\n  "markdown": {},\n  "excludes": [\n    "**/node_modules", // deps\n    "**/*-lock.json"\n  ],\n  "plugins": []\n}\n',
	},
	"dprint with no excludes": { "dprint.json": '{"excludes": []}' },
	"dprint without": { "dprint.jsonc": '{\n  "plugins": [],\n}' },
	eslint: {
		"eslint.config.mjs":
			'import markdown from "@eslint/markdown";\nexport default [...markdown.configs.recommended];\n',
	},
	"eslint of code": { "eslint.config.js": "export default [];\n" },
	markdownlint: { ".markdownlint.json": '{"MD013":false}' },
	"markdownlint-cli2": {
		"package.json":
			'{"private":true,"devDependencies":{"markdownlint-cli2":"^0.18.0"}}',
	},
	"markdownlint-cli2 in YAML": {
		".markdownlint-cli2.yaml":
			'# settings\nignores:\n  - "vendor/**"\n  - docs # for now\nconfig:\n  MD013: false\n',
	},
	"markdownlint-cli2 in YAML without ignores": {
		".markdownlint-cli2.yaml": "config:\n  MD013: false",
	},
	"markdownlint-cli2 in JSON": {
		".markdownlint-cli2.jsonc": '{\n  "ignores": ["a"]\n}\n',
	},
	"markdownlint-cli2 in a program": {
		".markdownlint-cli2.cjs": "module.exports = {};\n",
	},
	docker: { Dockerfile: "FROM scratch\n" },
	"docker with an ignore file": {
		Dockerfile: "FROM scratch\n",
		".dockerignore": "*\r\n!src\r\n",
		"build/Dockerfile.dockerignore": "node_modules",
	},
	helm: { "charts/x/Chart.yaml": "name: x\n" },
	"code owners": {
		".github/CODEOWNERS": "* @org/all\n/src/ @org/core",
		CODEOWNERS: "* @nobody\n",
	},
	"code owners in sections": {
		".gitlab/CODEOWNERS": "[Docs] @docs\n*.md\n",
	},
	"attributes that archives obey": {
		".gitattributes": "* text=auto\n/test export-ignore\n",
	},
	"empty files": {
		".gitattributes": "",
		".prettierignore": "",
		Dockerfile: "",
		".dockerignore": "",
	},
};
