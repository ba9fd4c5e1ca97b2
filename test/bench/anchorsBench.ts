import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { decide } from "../../src/core/anchor/engine/decide.ts";
import { featuresOf } from "../../src/core/anchor/engine/features.ts";
import {
	type Ranking,
	rankPlaces,
} from "../../src/core/anchor/engine/rankPlaces.ts";
import type { Placement } from "../../src/core/anchor/relocate.ts";
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
import { holdOut } from "./anchors/heldOut.ts";
import { predictionOf } from "./anchors/predictionOf.ts";
import { score } from "./anchors/score.ts";
import { targetLines } from "./anchors/targets.ts";
import {
	type Answer,
	type Answered,
	likenessToTruth,
} from "./anchors/truth.ts";
import { formatFigure } from "./figure.ts";

/**
 * `npm run bench:anchors -- CASES BLOBS OUT [--quote-only]`: answers each case through the product's own code and
 * writes predictions for the scorer, and prints each target with our figure, what others reach, met or missed. CASES and OUT may be several files with commas between them. `--fit` prints weights
 * fitted to all of them, to be put into `weights.ts`; `--held-out` answers each case by weights fitted to the other
 * repositories, the same for notes with and without a symbol; `--without-symbol` leaves that out; `--places FILE` writes every place found, with its features.
 */
const { positionals, values } = parseArgs({
	allowPositionals: true,
	options: {
		"quote-only": { type: "boolean", default: false },
		fit: { type: "boolean", default: false },
		"held-out": { type: "boolean", default: false },
		"without-symbol": { type: "boolean", default: false },
		places: { type: "string" },
	},
});
const [casesFiles = "", blobs = "", outs = ""] = positionals;
if (!outs) {
	console.error("npm run bench:anchors -- CASES BLOBS OUT [--quote-only]");
	process.exit(2);
}
const quoteOnly = values["quote-only"];
const read = openTexts(blobs);
const answered = casesFiles
	.split(",")
	.map((file) => readCases(file).map(answer));
const all = answered.flat().filter(({ truth }) => !truth.ambiguous);
const heldOut = holdOut(all);
for (const [at, out] of outs.split(",").entries())
	writeLines(
		out,
		(answered[at] ?? []).map((each) => predictionOf(each, answerOf(each))),
	);
if (values.places) writeLines(values.places, all.map(placesOf));
if (values.fit) {
	const { confidence } = heldOut;
	const fitted: Ranking = { weights: fitWeights(all), confidence };
	console.log(JSON.stringify(fitted, null, "\t"));
} else {
	const scored = all.map((each) => score(each.truth, answerOf(each), each.ms));
	for (const line of targetLines(scored, quoteOnly)) console.log(line);
	report("weights fitted to the other repositories", unseen);
	report(
		"the weights in use, fitted to these repositories",
		({ ranking }) => ranking,
	);
}

function answer(truth: BenchCase & Truth): Answered {
	const question = questionOf(truth, read, {
		quoteOnly,
		withSymbol: !values["without-symbol"],
	});
	const started = performance.now();
	const placement = question.answer();
	const ms = performance.now() - started;
	const { ranking } = question;
	return { truth, placement, places: question.places(), ranking, ms };
}

/** As the product answers; by weights that have not seen the repository, where those are asked for and weights decide. */
function answerOf(each: Answered): Answer {
	const { placement, places } = each;
	return !values["held-out"] || isCertain(placement)
		? placement
		: decide(rankPlaces(places, unseen(each)));
}

/** It stands there as it was, and nothing was weighed. */
function isCertain(
	placement: Placement,
): placement is Placement & { readonly state: "attached" } {
	return placement.state === "attached" && placement.p === 1;
}

function unseen({ truth, ranking }: Answered): Ranking {
	return heldOut.rankings.get(truth.repo) ?? ranking;
}

function report(name: string, rankingFor: (each: Answered) => Ranking): void {
	const stated: Stated[] = all
		.filter(({ truth }) => truth.cls === "hard")
		.flatMap((each) => {
			const { placement, truth } = each;
			const [best] = rankPlaces(each.places, rankingFor(each));
			const [place, p] = isCertain(placement)
				? [placement, 1]
				: [best?.place, best?.p ?? 0];
			if (!place) return [];
			return [{ p, isRight: likenessToTruth(place, truth) >= 0.5 }];
		});
	const [low, high] = calibrationInterval(stated).map((n) =>
		(100 * n).toFixed(2),
	);
	console.log(`calibration, ${stated.length} hard cases, ${name}`);
	const figure = formatFigure({
		...{ name: "expected calibration error", unit: "%", target: 3 },
		value: 100 * calibrationError(stated),
	});
	console.log(`  ${figure}\n    95 % of resampled cases: ${low} to ${high} %`);
}

function placesOf({ truth: { id }, places, ranking }: Answered) {
	const plain = (place: (typeof places)[number]) => ({
		...place,
		ways: [...place.ways],
		features: featuresOf(place),
	});
	return {
		id,
		places: rankPlaces(places, ranking).map(({ place, p }) => ({
			...plain(place),
			p,
		})),
		every: places.map(plain),
	};
}

function writeLines(file: string, rows: readonly unknown[]): void {
	writeFileSync(file, rows.map((row) => `${JSON.stringify(row)}\n`).join(""));
}
