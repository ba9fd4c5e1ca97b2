// Builds what is shipped into dist/: the extension's entry, the parts that it loads on use, the worker that
// reads notes, the one that makes images smaller, the process that scans many, the command line, what
// git runs: hooks, and merges of notes. And the page of the decision log. `--outdir FOLDER` builds elsewhere,
// `--command-line` what the npm package has alone, save what draws diagrams in a page, `--metafile FILE` says of what.
import { readFileSync, statSync, writeFileSync } from "node:fs";
import { readdir, rm } from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";
import { build, context } from "esbuild";
import { thirdPartyNotices } from "./notices.mjs";

const entryLimit = 500_000;
const { values: options } = parseArgs({
	options: {
		watch: { type: "boolean", default: false },
		outdir: { type: "string", default: "dist" },
		"command-line": { type: "boolean", default: false },
		metafile: { type: "string" },
	},
});
const { watch, outdir } = options;

/** What every bundle shares. */
const common = {
	bundle: true,
	platform: "node",
	target: "node20",
	minify: !watch,
	sourcemap: watch ? "linked" : false,
	// They stand in one file, see `thirdPartyNotices`.
	legalComments: "none",
	metafile: true,
	logLevel: "warning",
	// What its package.json names first asks for its own files by names that no bundler sees.
	alias: { "jsonc-parser": "jsonc-parser/lib/esm/main.js" },
	define: {
		"process.env.TACIT_VERSION": JSON.stringify(
			JSON.parse(readFileSync("package.json", "utf8")).version,
		),
	},
};

/**
 * Files that are loaded on use, and the modules whose functions are in them. `import()` of such a module loads its file
 * then; a function imported by name loads it when it is first called. What needs VS Code is in parts of its own, so that
 * the command line can do without.
 */
const parts = {
	"part-git": [
		"src/node/git/mergeDriver.ts",
		"src/node/git/openHistory.ts",
		"src/node/git/ownIdentity.ts",
		"src/node/git/hooksPlace.ts",
		"src/node/git/teamOf.ts",
	],
	"part-findings": ["src/core/findingText.ts"],
	"part-images": ["src/core/imageHeader.ts", "src/core/shrinkImage.ts"],
	"part-markdown": [
		"src/core/markdown/readPiece.ts",
		"src/core/markdown/safeMarkdown.ts",
		"src/combine/page/detailOf.ts",
	],
	"part-log": [
		"src/combine/log/entryOfRecord.ts",
		"src/combine/log/intoSource.ts",
		"src/combine/log/linkEntries.ts",
		"src/combine/log/planLog.ts",
		"src/combine/log/safeTexts.ts",
		"src/tacit/decisionReading.ts",
	],
	"part-yaml": [
		"src/combine/records/log4brainsFolders.ts",
		"src/core/markdown/readYamlFields.ts",
		"src/core/readConfig.ts",
	],
	"part-secrets": ["src/externalize/secrets/findSecrets.ts"],
	"part-reasons": [
		"src/core/trailers/trailers.ts",
		"src/externalize/found/foundIn.ts",
		"src/externalize/harvest/harvestCommits.ts",
		"src/externalize/harvest/harvestIn.ts",
		"src/externalize/harvest/isHarvested.ts",
		"src/externalize/harvest/todosIn.ts",
		"src/externalize/moments/live/openLiveMoments.ts",
		"src/externalize/moments/momentsAfter.ts",
		"src/externalize/moments/momentsInRange.ts",
	],
	"part-relations": [
		"src/combine/recordWriting/composeRecord.ts",
		"src/combine/recordWriting/nextNumber.ts",
		"src/combine/recordWriting/promoteNotes.ts",
		"src/combine/recordWriting/recordForm.ts",
		"src/combine/recordWriting/recordedLine.ts",
		"src/combine/recordWriting/relateRecord.ts",
		"src/combine/recordWriting/supersedeRecord.ts",
		"src/combine/guide/guideText.ts",
		"src/combine/guide/planGuide.ts",
		"src/combine/log/logQuestions.ts",
		"src/combine/relations/apart.ts",
		"src/combine/relations/findThemes.ts",
		"src/combine/relations/knowledgeOf.ts",
		"src/combine/relations/proposeRelations.ts",
		"src/combine/relations/settleEdits.ts",
		"src/tacit/knowledgeReading.ts",
		"src/tacit/recordSources.ts",
	],
	"part-records": [
		"src/combine/records/readRecords.ts",
		"src/combine/records/recordReading.ts",
	],
	"part-editor-combine": [
		"src/vscode/combine/compareNotes.ts",
		"src/vscode/combine/writeRecords.ts",
	],
	"part-editor-touched": [
		"src/vscode/combine/touched/findTouched.ts",
		"src/vscode/combine/touched/openTouched.ts",
	],
	"part-editor-harvest": ["src/vscode/externalize/harvestReasons.ts"],
	"part-editor-links": [
		"src/vscode/combine/links/backlinkPlaces.ts",
		"src/vscode/combine/links/completeLinks.ts",
		"src/vscode/combine/links/hoverLink.ts",
		"src/vscode/combine/links/linkActions.ts",
		"src/vscode/combine/links/linkCommands.ts",
		"src/vscode/combine/links/namedPlaces.ts",
		"src/vscode/combine/links/noteLenses.ts",
		"src/vscode/combine/links/renameLinks.ts",
	],
	"part-asking": [
		"src/externalize/events/eventWords.ts",
		"src/tacit/asking.ts",
		"src/tacit/keepAnswer.ts",
	],
	"part-noted": ["src/cli/isNotedHere.ts"],
	"part-pairing": [
		"src/socialize/session/pairing.ts",
		"src/tacit/sessionHarvest.ts",
	],
	"part-agenda": [
		"src/tacit/agenda/agendaReading.ts",
		"src/tacit/agenda/agendaWriting.ts",
	],
	"part-editor-agenda": ["src/vscode/socialize/agenda/agendaTasks.ts"],
	"part-editor-pairing": [
		"src/vscode/socialize/openPairing.ts",
		"src/vscode/socialize/tellLeft.ts",
	],
	"part-spiral": ["src/tacit/spiralReading.ts"],
	"part-editor-spiral": ["src/vscode/internalize/spiralText.ts"],
	"part-editor-asking": [
		"src/vscode/externalize/asking/bestShown.ts",
		"src/vscode/externalize/asking/pickQuestion.ts",
		"src/vscode/externalize/asking/whatWasLearned.ts",
		"src/vscode/internalize/asking/answerTasks.ts",
	],
	"part-editor-places": ["src/vscode/externalize/choosePlace.ts"],
	"part-search": [
		"src/internalize/search/excerptOf.ts",
		"src/internalize/search/matchedFields.ts",
		"src/internalize/search/noteSearch.ts",
		"src/internalize/search/readQuery.ts",
	],
	"part-walk": ["src/node/files/walkTree.ts"],
	"part-editor-search": ["src/vscode/internalize/search/pickFound.ts"],
	"part-tours": [
		"src/tacit/tourMaking.ts",
		"src/tacit/tourPlaying.ts",
		"src/tacit/tours.ts",
	],
	"part-who": ["src/tacit/knowing/openKnowing.ts"],
	"part-editor-who": [
		"src/vscode/socialize/askWhoKnows.ts",
		"src/vscode/socialize/pickKnower.ts",
	],
	"part-news": ["src/tacit/digestReading.ts", "src/tacit/newsReading.ts"],
	"part-editor-news": [
		"src/vscode/internalize/news/newsView.ts",
		"src/vscode/internalize/news/writeDigest.ts",
	],
	"part-editor-risk": ["src/vscode/socialize/risk/riskView.ts"],
	"part-path": [
		"src/internalize/path/churn.ts",
		"src/internalize/path/imports/importsIn.ts",
		"src/internalize/path/readingPath.ts",
		"src/tacit/arriving.ts",
		"src/tacit/path/areaFiles.ts",
		"src/tacit/path/pinnedSteps.ts",
		"src/tacit/path/strongestReason.ts",
	],
	"part-editor-tours": [
		"src/vscode/internalize/tours/forgetTours.ts",
		"src/vscode/internalize/tours/pickAtStep.ts",
		"src/vscode/internalize/tours/pickTour.ts",
		"src/vscode/internalize/tours/pickTourStep.ts",
		"src/vscode/internalize/tours/tourList.ts",
		"src/vscode/internalize/tours/tourPlayer.ts",
		"src/vscode/internalize/tours/tourRecorder.ts",
		"src/vscode/internalize/tours/tourWorkshop.ts",
	],
	"part-editor-arriving": ["src/vscode/internalize/arriving/offerNotes.ts"],
	"part-editor-trials": ["src/vscode/internalize/trials/tryOut.ts"],
	"part-editor-path": [
		"src/vscode/internalize/path/pathPanel.ts",
		"src/vscode/internalize/path/pickPathPlace.ts",
	],
	"part-check": [
		"src/tacit/checking/applyFixes.ts",
		"src/tacit/checking/changesOf.ts",
		"src/tacit/checking/findChecked.ts",
		"src/tacit/checking/findReviewBase.ts",
		"src/tacit/checking/planFixes.ts",
	],
	"part-substance": ["src/core/code/substance.ts"],
	"part-lineage": [
		"src/core/lineage/cameFrom.ts",
		"src/core/lineage/heldByGit.ts",
		"src/core/lineage/lineage.ts",
	],
	"part-practice": ["src/tacit/practice/openPractice.ts"],
	"part-editor-practice": [
		"src/vscode/internalize/practice/practiceActions.ts",
		"src/vscode/internalize/practice/practiceStatus.ts",
	],
	"part-setup": [
		"src/combine/teamSetup/planTeamSetup.ts",
		"src/combine/teamSetup/planTeamSetupUndo.ts",
	],
};

const partOf = new Map(
	Object.entries(parts).flatMap(([part, sources]) =>
		sources.map((source) => [path.resolve(source), part]),
	),
);

/**
 * Leaves the parts out of a bundle, `own` excepted, and puts in their places what loads them; see `parts`. In a bundle that
 * is split, other modules that are imported on use become pieces of it.
 */
const partsOnUse = (own, isSplit = false) => ({
	name: "parts-on-use",
	setup(build) {
		build.onResolve({ filter: /^\.{1,2}\// }, (args) => {
			// A package's own files are its own affair.
			if (args.importer.includes("node_modules")) return undefined;
			const target = path.resolve(args.resolveDir, args.path);
			const part = partOf.get(target);
			if (args.kind === "dynamic-import" && !isSplit)
				return part
					? { path: `./${part}.cjs`, external: true }
					: failure(`${args.path} is imported on use, but is in no part`);
			return part && part !== own
				? { path: target, namespace: "on-use" }
				: undefined;
		});
		build.onLoad({ filter: /.*/, namespace: "on-use" }, (args) => {
			const source = readFileSync(args.path, "utf8");
			const other =
				/^export (?!(?:async )?function\*? |type |interface ).*/m.exec(source);
			if (other)
				return failure(`${args.path} is a part: it may export functions alone`);
			const names = [
				...source.matchAll(/^export (?:async )?function\*? (\w+)/gm),
			].map(([, name]) => name);
			const file = JSON.stringify(`./${partOf.get(args.path)}.cjs`);
			return {
				contents: names
					.map(
						(name) =>
							`export const ${name} = (...given) => require(${file}).${name}(...given);`,
					)
					.join("\n"),
			};
		});
		build.onResolve({ filter: /.*/, namespace: "on-use" }, ({ path }) => ({
			path,
			external: true,
		}));
	},
});

/** Leaves out of a bundle what it imports on use alone, and has the rest in it. */
const partsOnImport = {
	name: "parts-on-import",
	setup(build) {
		build.onResolve(
			{ filter: /^\.{1,2}\// },
			({ kind, resolveDir, path: name }) => {
				if (kind !== "dynamic-import") return undefined;
				const part = partOf.get(path.resolve(resolveDir, name));
				return part ? { path: `./${part}.cjs`, external: true } : undefined;
			},
		);
	},
};

const failure = (text) => ({ errors: [{ text }] });

const extensionFile = {
	...common,
	outdir,
	outExtension: { ".js": ".cjs" },
	format: "cjs",
	external: ["vscode"],
	supported: { "dynamic-import": false },
};

const isOfEditor = (part) => part.startsWith("part-editor-");

const allParts = Object.entries(parts).map(([part, sources]) => {
	for (const source of sources)
		if (source.startsWith("src/vscode/") !== isOfEditor(part))
			throw new Error(
				`${source} is in ${part}: what needs VS Code is in parts of its own.`,
			);
	return {
		...extensionFile,
		stdin: {
			contents: sources
				.map((source) => `export * from ${JSON.stringify(`./${source}`)};`)
				.join("\n"),
			resolveDir: ".",
			sourcefile: part,
		},
		outdir: undefined,
		outfile: path.join(outdir, `${part}.cjs`),
		outExtension: undefined,
		plugins: [partsOnUse(part)],
	};
});

const extension = [
	{
		...extensionFile,
		entryPoints: { extension: "src/vscode/extension.ts" },
		plugins: [partsOnUse()],
	},
	{
		...extensionFile,
		entryPoints: { "codec-worker": "src/node/worker/codecWorker.ts" },
	},
	{
		...extensionFile,
		entryPoints: { "image-worker": "src/node/image/imageWorker.ts" },
		loader: { ".wasm": "binary" },
		// Its codecs name their own files in their first lines; what they hold is handed to them.
		define: { ...common.define, "import.meta.url": '"file:///"' },
	},
	{
		...extensionFile,
		entryPoints: { scanner: "src/node/scanner/scannerMain.ts" },
		plugins: [partsOnUse()],
	},
	...allParts.filter(({ stdin }) => isOfEditor(stdin.sourcefile)),
];

const shared = allParts.filter(({ stdin }) => !isOfEditor(stdin.sourcefile));

/** In pieces and parts: a command reads what it needs alone. They lie beside the program, for what is looked for beside them. */
const commandLine = {
	...common,
	entryPoints: { cli: "src/cli/main.ts" },
	outdir,
	outExtension: { ".js": ".mjs" },
	format: "esm",
	splitting: true,
	chunkNames: "cli-[hash]",
	plugins: [partsOnUse(undefined, true)],
	banner: {
		js: '#!/usr/bin/env node\nimport { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);',
	},
};

/** What draws diagrams for it without a browser. */
const draw = {
	...commandLine,
	entryPoints: { draw: "src/node/diagrams/drawBeforehand.ts" },
	splitting: false,
	plugins: [],
	banner: {},
};

/** What git's hooks run, which has no time to load more. */
const hook = {
	...common,
	entryPoints: { hook: "src/cli/hookMain.ts" },
	outdir,
	outExtension: { ".js": ".cjs" },
	format: "cjs",
	supported: { "dynamic-import": false },
	plugins: [partsOnImport],
};

/** What git's hooks run before a commit of a session. */
const credit = { ...hook, entryPoints: { credit: "src/cli/creditMain.ts" } };

/** What runs in the panel of the decision log and in its exported page, and how these look. */
const page = {
	...common,
	entryPoints: { page: "src/browser/main.ts" },
	outdir,
	platform: "browser",
	target: ["chrome120", "firefox121", "safari17.5"],
	format: "iife",
};
/** What draws diagrams there, loaded when there is one. */
const diagrams = {
	...page,
	entryPoints: { diagrams: "src/browser/diagrams/main.ts" },
	plugins: [
		{
			// Formulas in labels need fonts, which nothing may load.
			name: "no-formulas",
			setup({ onResolve, onLoad }) {
				onResolve({ filter: /^katex$/ }, () => ({
					path: "katex",
					namespace: "none",
				}));
				onLoad({ filter: /.*/, namespace: "none" }, () => ({ contents: "" }));
			},
		},
	],
};
const pageStyle = {
	...common,
	entryPoints: { page: "media/page/page.css" },
	outdir,
};

/** What git runs to merge notes, once for each file. */
const merge = {
	...extensionFile,
	entryPoints: { merge: "src/cli/mergeMain.ts" },
	external: [],
	plugins: [partsOnUse()],
};

const all = options["command-line"]
	? [...shared, commandLine, draw, hook, credit, merge, page, pageStyle]
	: [
			...extension,
			...shared,
			commandLine,
			draw,
			hook,
			credit,
			merge,
			page,
			diagrams,
			pageStyle,
		];

if (watch) {
	for (const each of all) await (await context(each)).watch();
	process.stdout.write("Watching src/ …\n");
} else {
	await rm(outdir, { recursive: true, force: true });
	const built = await Promise.all(all.map((each) => build(each)));
	const metafiles = built.map(({ metafile }) => metafile);
	if (options.metafile)
		writeFileSync(options.metafile, JSON.stringify(metafiles));
	writeFileSync(
		path.join(outdir, "THIRD-PARTY.txt"),
		thirdPartyNotices(metafiles),
	);
	for (const file of (await readdir(outdir)).sort()) {
		const { size } = statSync(path.join(outdir, file));
		process.stdout.write(
			`${(size / 1000).toFixed(0).padStart(6)} KB  ${path.join(outdir, file)}\n`,
		);
		if (file === "extension.cjs" && size > entryLimit) {
			process.stderr.write(
				`The extension's entry is over its ${entryLimit / 1000} KB: load heavy parts on use.\n`,
			);
			process.exitCode = 1;
		}
	}
}
