import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { decide } from "../../src/core/anchor/engine/decide.ts";
import { featuresOf } from "../../src/core/anchor/engine/features.ts";
import {
	rankPlaces,
	type Weights,
} from "../../src/core/anchor/engine/rankPlaces.ts";
import {
	historyWeights,
	quoteWeights,
} from "../../src/core/anchor/engine/weights.ts";
import { questionOf } from "./anchors/answerCase.ts";
import {
	type BenchCase,
	openTexts,
	readCases,
	type Truth,
} from "./anchors/benchCase.ts";
import {
	calibrationError,
	calibrationInterval,
	type Stated,
} from "./anchors/calibration.ts";
import { fitWeights } from "./anchors/fitWeights.ts";
import { heldOutWeights } from "./anchors/heldOut.ts";
import { predictionOf } from "./anchors/predictionOf.ts";
import { score } from "./anchors/score.ts";
import { targetLines } from "./anchors/targets.ts";
import { type Answered, likenessToTruth } from "./anchors/truth.ts";

/**
 * `npm run bench:anchors -- CASES BLOBS OUT [--quote-only]`: answers each case through the product's own code and
 * writes predictions for the scorer, and prints each target with our figure, what others reach, met or missed. CASES and OUT may be several files with commas between them. `--fit` prints weights
 * fitted to all of them, to be put into `weights.ts`; `--held-out` answers each case by weights fitted to the other
 * repositories; `--places FILE` writes every place found, with its features.
 */
const { positionals, values } = parseArgs({
	allowPositionals: true,
	options: {
		"quote-only": { type: "boolean", default: false },
		fit: { type: "boolean", default: false },
		"held-out": { type: "boolean", default: false },
		places: { type: "string" },
	},
});
const [casesFiles = "", blobs = "", outs = ""] = positionals;
if (!outs) {
	console.error("npm run bench:anchors -- CASES BLOBS OUT [--quote-only]");
	process.exit(2);
}
const quoteOnly = values["quote-only"];
const weights = quoteOnly ? quoteWeights : historyWeights;
const read = openTexts(blobs);
const answered = casesFiles
	.split(",")
	.map((file) => readCases(file).map(answer));
const all = answered.flat().filter(({ truth }) => !truth.ambiguous);
const heldOut = values.fit ? new Map<string, Weights>() : heldOutWeights(all);
for (const [at, out] of outs.split(",").entries())
	writeLines(
		out,
		(answered[at] ?? []).map((each) =>
			predictionOf(each, values["held-out"] ? unseen(each) : weights),
		),
	);
if (values.places) writeLines(values.places, all.map(placesOf));
if (values.fit) console.log(JSON.stringify(fitWeights(all), null, "\t"));
else {
	const scored = all.map((each) => {
		const used = values["held-out"] ? unseen(each) : weights;
		const answer = decide(rankPlaces(each.places, used));
		return score(each.truth, answer, each.ms);
	});
	for (const line of targetLines(scored, quoteOnly)) console.log(line);
	report("weights fitted to the other repositories", unseen);
	report("the weights in use, fitted to these repositories", () => weights);
}

function answer(truth: BenchCase & Truth): Answered {
	const ask = questionOf(truth, read, quoteOnly);
	const started = performance.now();
	const places = ask();
	decide(rankPlaces(places, weights));
	return { truth, places, ms: performance.now() - started };
}

function unseen({ truth }: Answered): Weights {
	return heldOut.get(truth.repo) ?? weights;
}

function report(name: string, weightsFor: (each: Answered) => Weights): void {
	const stated: Stated[] = all
		.filter(({ truth }) => truth.cls === "hard")
		.flatMap((each) => {
			const [best] = rankPlaces(each.places, weightsFor(each));
			if (!best) return [];
			const isRight = likenessToTruth(best.place, each.truth) >= 0.5;
			return [{ p: best.p, isRight }];
		});
	const [low, high] = calibrationInterval(stated).map((n) => n.toFixed(3));
	console.log(
		`calibration error ${calibrationError(stated).toFixed(3)} (95 % within ${low} and ${high}), ${stated.length} hard cases, ${name}`,
	);
}

function placesOf({ truth: { id }, places }: Answered) {
	const plain = (place: (typeof places)[number]) => ({
		...place,
		ways: [...place.ways],
		features: featuresOf(place),
	});
	return {
		id,
		places: rankPlaces(places, weights).map(({ place, p }) => ({
			...plain(place),
			p,
		})),
		every: places.map(plain),
	};
}

function writeLines(file: string, rows: readonly unknown[]): void {
	writeFileSync(file, rows.map((row) => `${JSON.stringify(row)}\n`).join(""));
}
