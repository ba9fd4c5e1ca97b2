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
import { openTexts, readCases } from "./anchors/benchCase.ts";
import {
	calibrationError,
	calibrationInterval,
	type Stated,
} from "./anchors/calibration.ts";
import { fitWeights } from "./anchors/fitWeights.ts";
import { type Answered, likenessToTruth } from "./anchors/truth.ts";

/**
 * `npm run bench:anchors -- CASES BLOBS OUT [--quote-only]`: answers each case through the product's own code and
 * writes predictions for the scorer. Several files of cases are given with commas; so are their OUTs. `--fit` prints
 * weights fitted to all of them.
 */
const { positionals, values } = parseArgs({
	allowPositionals: true,
	options: {
		"quote-only": { type: "boolean", default: false },
		fit: { type: "boolean", default: false },
		places: { type: "string" },
	},
});
const [casesFiles = "", blobs = "", outs = ""] = positionals;
if (!outs) {
	console.error(
		"npm run bench:anchors -- CASES BLOBS OUT [--quote-only] [--fit]",
	);
	process.exit(2);
}
const quoteOnly = values["quote-only"];
const weights = quoteOnly ? quoteWeights : historyWeights;
const read = openTexts(blobs);
const answered = casesFiles
	.split(",")
	.map((file) => readCases(file).map(answer));
for (const [at, out] of outs.split(",").entries())
	writeFileSync(
		out,
		(answered[at] ?? [])
			.map((each) => `${JSON.stringify(predictionOf(each))}\n`)
			.join(""),
	);
const all = answered.flat().filter(({ truth }) => !truth.ambiguous);
if (values.places)
	writeFileSync(
		values.places,
		all
			.map(
				({ truth, places }) =>
					`${JSON.stringify({ id: truth.id, places: rankPlaces(places, weights).map(({ place, p }) => ({ ...place, ways: [...place.ways], score: p, all: places.length })), every: places.map((place) => ({ path: place.path, lines: place.lines, kinship: place.kinship, ways: [...place.ways], features: featuresOf(place) })) })}\n`,
			)
			.join(""),
	);
if (values.fit) console.log(JSON.stringify(fitWeights(all), null, "\t"));
else printCalibration();

function answer(truth: ReturnType<typeof readCases>[number]): Answered {
	const ask = questionOf(truth, read, quoteOnly);
	const started = performance.now();
	const places = ask();
	decide(rankPlaces(places, weights));
	return { truth, places, ms: performance.now() - started };
}

function predictionOf({ truth, places, ms }: Answered) {
	const found = decide(rankPlaces(places, weights));
	const rounded = Number(ms.toFixed(2));
	switch (found.state) {
		case "attached":
			return {
				id: truth.id,
				state: found.state,
				path: found.path,
				...found.lines,
				p: found.p,
				ms: rounded,
			};
		case "proposed":
			return {
				id: truth.id,
				state: found.state,
				p: found.candidates[0]?.p,
				candidates: found.candidates.map(({ path, lines, p }) => ({
					path,
					...lines,
					p,
				})),
				ms: rounded,
			};
		case "lost":
			return { id: truth.id, state: found.state, p: 0, ms: rounded };
	}
}

/** Fits on one half of the repositories and looks at the other half, both ways: the weights in use were fitted to all. */
function printCalibration(): void {
	const repos = [...new Set(all.map(({ truth }) => truth.repo))].sort();
	for (const half of [0, 1]) {
		const isSeen = ({ truth }: Answered) =>
			repos.indexOf(truth.repo) % 2 === half;
		const fitted = fitWeights(all.filter(isSeen));
		report(
			`fitted on ${repos.filter((_, at) => at % 2 === half).join(", ")}; the others`,
			all.filter((each) => !isSeen(each)),
			fitted,
		);
	}
	report("the weights in use, all repositories (fitted to them)", all, weights);
}

function report(name: string, cases: readonly Answered[], used: Weights): void {
	const stated: Stated[] = cases
		.filter(({ truth }) => truth.cls === "hard")
		.flatMap(({ truth, places }) => {
			const [best] = rankPlaces(places, used);
			return best
				? [{ p: best.p, isRight: likenessToTruth(best.place, truth) >= 0.5 }]
				: [];
		});
	const [low, high] = calibrationInterval(stated);
	console.log(
		`calibration error ${calibrationError(stated).toFixed(3)} (${low.toFixed(3)}–${high.toFixed(3)}), ${stated.length} hard cases: ${name}`,
	);
}
