// Builds what is shipped into dist/: the extension's entry, the parts that it loads on use, the worker that
// reads notes, and the command line as one file. `--watch` builds again on every change.
import { readFileSync, statSync } from "node:fs";
import { readdir, rm } from "node:fs/promises";
import path from "node:path";
import { build, context } from "esbuild";

const entryLimit = 500_000;
const watch = process.argv.includes("--watch");

/** What every bundle shares. */
const common = {
	bundle: true,
	platform: "node",
	target: "node20",
	minify: !watch,
	keepNames: true,
	sourcemap: watch ? "linked" : false,
	legalComments: "none",
	logLevel: "warning",
	define: {
		"process.env.TACIT_VERSION": JSON.stringify(
			JSON.parse(readFileSync("package.json", "utf8")).version,
		),
	},
};

/** Modules that the extension imports with `import()`: each becomes a file of its own, loaded when it is first used. */
const parts = {
	"src/node/git/openHistory.ts": "part-git",
};

/** Leaves `import()` of a part as a `require` of the part's file. */
const partsOnUse = {
	name: "parts-on-use",
	setup(build) {
		build.onResolve({ filter: /^\.{1,2}\// }, (args) => {
			if (args.kind !== "dynamic-import") return undefined;
			const target = path.relative(
				process.cwd(),
				path.resolve(args.resolveDir, args.path),
			);
			const part = parts[target.split(path.sep).join("/")];
			if (!part)
				return {
					errors: [
						{
							text: `${target} is imported on use but is not among the parts in esbuild.mjs`,
						},
					],
				};
			return { path: `./${part}.cjs`, external: true };
		});
	},
};

const extension = {
	...common,
	entryPoints: {
		extension: "src/vscode/extension.ts",
		"codec-worker": "src/node/worker/codecWorker.ts",
		...Object.fromEntries(
			Object.entries(parts).map(([source, part]) => [part, source]),
		),
	},
	outdir: "dist",
	outExtension: { ".js": ".cjs" },
	format: "cjs",
	external: ["vscode"],
	supported: { "dynamic-import": false },
	plugins: [partsOnUse],
};

const commandLine = {
	...common,
	entryPoints: { cli: "src/cli/main.ts" },
	outdir: "dist",
	outExtension: { ".js": ".mjs" },
	format: "esm",
	banner: {
		js: '#!/usr/bin/env node\nimport { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);',
	},
};

if (watch) {
	for (const options of [extension, commandLine])
		await (await context(options)).watch();
	process.stdout.write("Watching src/ …\n");
} else {
	await rm("dist", { recursive: true, force: true });
	await Promise.all([build(extension), build(commandLine)]);
	for (const file of (await readdir("dist")).sort()) {
		const { size } = statSync(path.join("dist", file));
		process.stdout.write(
			`${(size / 1000).toFixed(0).padStart(6)} KB  dist/${file}\n`,
		);
		if (file === "extension.cjs" && size > entryLimit) {
			process.stderr.write(
				`The extension's entry is over its ${entryLimit / 1000} KB: load heavy parts on use.\n`,
			);
			process.exitCode = 1;
		}
	}
}
