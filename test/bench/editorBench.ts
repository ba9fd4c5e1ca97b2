import path from "node:path";
import { projectFolder } from "../support/cacheFolder.ts";
import { packageExtension } from "../support/packagedExtension.ts";
import {
	type EditorBench,
	openEditorBench,
	type SessionPhases,
} from "./editor/benchRun.ts";
import { meanInterval } from "./editor/meanInterval.ts";
import {
	type Figure,
	formatFigure,
	median,
	quantile,
	sorted,
} from "./figure.ts";

/**
 * Times Tacit inside the real editor with the extension bench that lies beside the project, and prints each target with
 * met or missed. With arguments it only passes them on to that bench (`--n`, `--runs`, `--phases`, `--checkout`, `--ext`
 * for another extension with its `--writer`); `--crowded` alone measures many notes on a line and in a file. Fails where the bench is not there: then nothing was measured.
 */
async function main(): Promise<number> {
	const bench = await openEditorBench();
	if (!bench) {
		console.log(
			"NOT MEASURED: no editor bench. Name it in TACIT_EDITOR_BENCH.",
		);
		return 1;
	}
	const given = process.argv.slice(2);
	const vsix = given.includes("--ext") ? "" : await packageExtension();
	const subject =
		vsix === ""
			? []
			: [
					...["--ext", vsix],
					...["--writer", path.join(projectFolder, "test/bench/noteWriter.ts")],
				];
	if (given.includes("--crowded")) {
		for (const figure of crowded(bench, vsix))
			console.log(`  ${formatFigure(figure)}`);
		return 0;
	}
	if (given.length > 0) {
		bench.run([...subject, ...given]);
		return 0;
	}
	const figures = [
		...[10_000, 1_000, 100].flatMap((count) => atNotes(bench, subject, count)),
		...crowded(bench, vsix),
		...firstHints(bench, subject),
		...checkout(bench, subject),
	];
	for (const figure of figures) console.log(`  ${formatFigure(figure)}`);
	return 0;
}

const runs = 3;

const collector =
	"garbage collection of the whole extension host, VS Code's own memory included, falls into some; see those without.";

const noisy =
	"three sessions on a machine that others use, too: their median moves by as much again.";

const kept =
	"the heap that a load of all notes grows is given back when the collector likes: sessions of one build differ by tens of MB.";

/** What an editor with so many notes costs, over three sessions. */
function atNotes(
	bench: EditorBench,
	subject: readonly string[],
	count: number,
): readonly Figure[] {
	const sessions = bench.sessions([
		...subject,
		...["--n", String(count), "--runs", String(runs)],
		...["--phases", "baseline,activate,memory,hover,typing"],
		...["--plugin", path.join(import.meta.dirname, "editor/sliceTimes.cjs")],
	]);
	const figure = (
		name: string,
		unit: string,
		target: number | undefined,
		of: (phases: SessionPhases) => number | null | undefined,
		why?: string,
	): Figure => {
		const values = sessions.flatMap((phases) => of(phases) ?? []);
		if (values.length < sessions.length)
			throw new Error(`${name} was not measured in every session.`);
		return {
			name: `${name}, ${count} notes`,
			value: median(values),
			unit,
			...(target === undefined ? {} : { target }),
			...(why === undefined ? {} : { why }),
		};
	};
	const timed = sessions.flatMap(({ extra }) => extra?.slices ?? []);
	const slices = sorted(timed.map(({ ms }) => ms));
	const own = sorted(
		timed.filter(({ isCollected }) => !isCollected).map(({ ms }) => ms),
	);
	return [
		figure("activate()", "ms", 30, (p) => p.activation?.activateMs, noisy),
		figure("first hint", "ms", undefined, (p) => p.activation?.firstUsefulMs),
		figure(
			"longest stall of the extension host while it starts",
			"ms",
			undefined,
			(p) => p.activation?.loopDelayMaxMs,
		),
		{
			name: `Tacit's slices, 99th percentile of ${slices.length}, ${count} notes`,
			value: quantile(slices, 0.99),
			unit: "ms",
			target: 8,
			why: collector,
		},
		{
			name: `Tacit's longest slice, ${count} notes`,
			value: slices.at(-1) ?? 0,
			unit: "ms",
			target: 16,
			why: collector,
		},
		{
			name: `99th percentile of the ${own.length} without garbage collection, ${count} notes`,
			value: quantile(own, 0.99),
			unit: "ms",
		},
		{
			name: `the longest without garbage collection, ${count} notes`,
			value: own.at(-1) ?? 0,
			unit: "ms",
		},
		figure("own time of a hover", "ms", 0.05, (p) => p.hover?.own?.p50, noisy),
		figure(
			"own time of a typed character",
			"ms",
			0.05,
			(p) => p.type?.ownListenersMs?.p50,
			"two listeners hear each change of a document: one follows the notes, one keeps what is half written.",
		),
		figure(
			"heap more than without Tacit",
			"MB",
			15,
			(p) => p.memDelta?.heapMB,
			kept,
		),
		figure(
			"RSS more than without Tacit",
			"MB",
			25,
			(p) => p.memDelta?.rssMB,
			kept,
		),
	];
}

/** 20 notes on a line and 200 in the file that is looked at, of 10,000 in the workspace, beside the same without a crowd. */
function crowded(bench: EditorBench, vsix: string): readonly Figure[] {
	const measured = (writer: string) => {
		const sessions = bench.sessions([
			...["--ext", vsix],
			...["--writer", path.join(projectFolder, "test/bench", writer)],
			...["--n", "10000", "--runs", String(runs)],
			...["--phases", "activate,hover,typing"],
		]);
		const of = (pick: (phases: SessionPhases) => number | null | undefined) =>
			median(sessions.flatMap((phases) => pick(phases) ?? []));
		return {
			first: of((p) => p.activation?.firstUsefulMs),
			hover: of((p) => p.hover?.own?.p50),
			slowHover: of((p) => p.hover?.own?.p95),
			typed: of((p) => p.type?.ownListenersMs?.p50),
		};
	};
	const plain = measured("noteWriter.ts");
	const many = measured("crowdedWriter.ts");
	const beside = (
		name: string,
		key: keyof typeof plain,
		target?: number,
	): readonly Figure[] => [
		{
			...{ name: `${name}, crowded`, value: many[key], unit: "ms" },
			...(target === undefined ? {} : { target, why: noisy }),
		},
		{
			name: `  against ${plain[key].toFixed(3)} ms without a crowd`,
			value: many[key] / plain[key],
			unit: "times",
		},
	];
	return [
		...beside("own time of a hover", "hover", 0.05),
		...beside("the same, 95th percentile", "slowHover"),
		...beside("own time of a typed character", "typed", 0.05),
		...beside("first hint", "first"),
	];
}

const pairs = 10;

/** Tacit at 10,000 notes and the bench's reference extension at 100, turn by turn. */
function firstHints(
	bench: EditorBench,
	subject: readonly string[],
): readonly Figure[] {
	const reference = [
		...["--ext", path.join(bench.folder, "ref-ext")],
		...["--writer", path.join(bench.folder, "writers/markdown-notes.mjs")],
	];
	const firstHint = (extension: readonly string[], count: number) => {
		const [phases] = bench.sessions([
			...extension,
			...["--n", String(count), "--runs", "1", "--phases", "activate"],
		]);
		const time = phases?.activation?.firstUsefulMs;
		if (time == null) throw new Error("A session showed no hint.");
		return time;
	};
	const differences = Array.from(
		{ length: pairs },
		() => firstHint(subject, 10_000) - firstHint(reference, 100),
	);
	const { mean, low, high } = meanInterval(differences);
	return [
		{
			name: `first hint later than the reference's at 100, mean of ${pairs}`,
			value: mean,
			unit: "ms",
			target: 50,
			why: "before it Tacit's code is loaded, its commands, views and marks are registered, and VS Code reads Markdown with links for the first time; the reference has none of these (a profile of the host shows some 40 ms for the three).",
		},
		{ name: "  95 % interval, from", value: low, unit: "ms" },
		{ name: "  95 % interval, to", value: high, unit: "ms" },
	];
}

/** Where the annotations are shown after a checkout that changed their files. */
function checkout(
	bench: EditorBench,
	subject: readonly string[],
): readonly Figure[] {
	const [phases] = bench
		.sessions([
			...subject,
			...["--n", "100", "--runs", "1", "--phases", "activate"],
			...["--checkout", "1000"],
		])
		.slice(-1);
	const count = phases?.checkout?.locate?.all ?? phases?.checkout?.visible?.all;
	if (!count) throw new Error("The checkout was not measured.");
	const share = (part: number) => (100 * part) / count.total;
	return [
		{
			name: `placed right after the checkout, of ${count.total}`,
			value: share(count.correct),
			unit: "%",
			target: 95,
			isFloor: true,
		},
		{
			name: "shown at a wrong place",
			value: share(count.wrong),
			unit: "%",
			target: 1,
		},
	];
}

process.exitCode = await main();
