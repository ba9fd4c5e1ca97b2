import process from "node:process";
import { reasonSigns } from "../../src/externalize/reasons/reasonSigns.ts";
import { reasonThreshold } from "../../src/externalize/reasons/reasonsIn.ts";
import { BareRepository } from "./reasons/bareRepository.ts";
import { bootstrapped, type Share } from "./reasons/bootstrapped.ts";
import { fitSigns } from "./reasons/fitSigns.ts";
import { type Labelled, readLabels } from "./reasons/labelled.ts";
import {
	type LabelledReason,
	LabelledReasons,
} from "./reasons/labelledReasons.ts";

// How often what is called a reason is one, and how many of the reasons are found, by labels that people gave.
// `npm run bench:reasons -- owner/name=FOLDER …`, each FOLDER a git directory of that repository, of which nothing is
// written; labels of repositories that are not named are left out.
// With `--fit` also the weights that the labels of the set `tune` would have, to be written into `reasonSigns.ts`.

interface Judged extends Labelled {
	readonly reason: LabelledReason | undefined;
}

const folders = new Map(
	process.argv
		.slice(2)
		.filter((argument) => argument.includes("="))
		.map((argument) => {
			const [name = "", ...folder] = argument.split("=");
			return [name, new BareRepository(folder.join("="))] as const;
		}),
);
const labels = readLabels();
const found = new LabelledReasons();
const judged: Judged[] = [];
for (const labelled of labels) {
	const repository = folders.get(labelled.repository);
	if (!repository) continue;
	const reason = found.reasonOf(labelled, repository);
	judged.push({ ...labelled, reason });
}
const missing = new Set(labels.map(({ repository }) => repository));
for (const name of folders.keys()) missing.delete(name);
console.log(
	`${judged.length} of ${labels.length} labels; called a reason from ${reasonThreshold} on.` +
		(missing.size > 0 ? ` Not named: ${[...missing].join(", ")}.` : ""),
);
for (const set of ["tune", "report"] as const)
	for (const kind of ["comments", "messages", "both"] as const)
		print(
			`${set} ${kind}`,
			judged.filter(
				(item) =>
					item.set === set &&
					(kind === "both" ||
						(item.line === undefined) === (kind === "messages")),
			),
		);

if (process.argv.includes("--fit")) printWeights();

function printWeights(): void {
	const rows = judged.flatMap(({ set, reason, label, weight }) =>
		set === "tune" && reason
			? [
					{
						sentence: reason.text,
						setting: reason.setting,
						isReason: label,
						weight,
					},
				]
			: [],
	);
	const stands = new Map(reasonSigns.map(({ name, weight }) => [name, weight]));
	for (const [name, weight] of fitSigns(rows))
		console.log(
			`${name.padEnd(24)}${weight}  (${stands.get(name) ?? "setting"})`,
		);
}

function print(name: string, items: readonly Judged[]): void {
	if (items.length === 0) return;
	const called = items.filter(isCalled);
	console.log(
		`${name.padEnd(16)} precision ${told(bootstrapped(items, precision))}, of ${called.length} called; ` +
			`recall ${told(bootstrapped(items, recall))}, of ${items.length} read`,
	);
}

function isCalled({ reason }: Judged): boolean {
	return (reason?.strength ?? 0) >= reasonThreshold;
}

/** Of all that is called a reason in the texts from which these were drawn. */
function precision(items: readonly Judged[]): number {
	const called = items.filter(isCalled);
	const right = called.filter(({ label }) => label);
	return weightOf(right) / Math.max(weightOf(called), 1e-9);
}

/** Of the reasons of all texts from which these were drawn. */
function recall(items: readonly Judged[]): number {
	const reasons = items.filter(({ label }) => label);
	return weightOf(reasons.filter(isCalled)) / Math.max(weightOf(reasons), 1e-9);
}

function weightOf(items: readonly Judged[]): number {
	return items.reduce((sum, { weight }) => sum + weight, 0);
}

function told({ value, low, high }: Share): string {
	const percent = (part: number) => `${(part * 100).toFixed(0)} %`;
	return `${percent(value)} (${percent(low)} to ${percent(high)})`;
}
