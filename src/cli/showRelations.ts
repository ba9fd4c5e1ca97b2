import type { ProposalEvidence } from "../combine/relations/proposal.ts";
import { plainTitle } from "../core/markdown/plainTitle.ts";
import type { Compared } from "../tacit/knowledgeReading.ts";
import {
	type JsonCompared,
	type JsonRelations,
	type JsonThemes,
	jsonEvidence,
} from "./json/relations.ts";
import { jsonVersion } from "./json/version.ts";
import { type Here, openHere } from "./openHere.ts";
import type { RelationsOptions } from "./recordCommands.ts";
import { paint, print, printJson, remark, shownLine } from "./terminal.ts";
import { counted } from "./words.ts";

/** `tacit relations`: lists what says the same or contradicts each other, or what is said again and again. */
export async function showRelations(options: RelationsOptions): Promise<void> {
	const here = openHere();
	try {
		await here.tacit.load([]);
		if (options.themes) await showThemes(here, options);
		else await showPairs(here, options);
	} finally {
		here.dispose();
	}
}

async function showPairs(here: Here, options: RelationsOptions): Promise<void> {
	const { proposals, compared } = await here.tacit.relations();
	const at = (key: string) => compared.get(key) as Compared;
	if (options.json) {
		const json: JsonRelations = {
			version: jsonVersion,
			proposals: proposals.map(({ kind, likeness, one, other, evidence }) => ({
				...{ kind, likeness },
				one: jsonCompared(at(one), here),
				other: jsonCompared(at(other), here),
				evidence: evidence.map((each) => jsonEvidence(each, here)),
			})),
		};
		printJson(json);
		return;
	}
	for (const { kind, one, other, evidence } of proposals) {
		print(paint("bold", words[kind]));
		print(`  ${line(at(one), here)}\n  ${line(at(other), here)}`);
		for (const each of evidence)
			print(`    ${paint("dim", shownLine(evidenceText(each, here)))}`);
		print("");
	}
	remark(
		proposals.length === 0
			? "Nothing says the same, and nothing contradicts."
			: `${counted(proposals.length, "pair")}. Say what they are: tacit relate ONE OTHER --as merge, supersede, relate or apart.`,
	);
}

const words = {
	alike: "These say much the same",
	"same-code": "Two decisions on the same code",
	rejects: "The second takes what the first turned down",
} as const;

function line({ key, path, title, isRecord }: Compared, here: Here): string {
	const file = here.seen(path);
	const name = `${plainTitle(title)}  ${isRecord ? file : `${key}  ${file}`}`;
	return shownLine(name);
}

function evidenceText(evidence: ProposalEvidence, here: Here): string {
	switch (evidence.type) {
		case "words":
			return evidence.words
				.map(({ one, other }) => (one === other ? one : `${one}/${other}`))
				.join(", ");
		case "code": {
			const { path, lines, symbol } = evidence;
			const place = lines ? `:${lines.start}-${lines.end}` : "";
			return `${here.seen(path)}${place}${symbol ? ` ${symbol}` : ""}`;
		}
		case "rejected":
			return `rejected “${plainTitle(evidence.option)}”${evidence.reason ? `: ${plainTitle(evidence.reason)}` : ""}`;
	}
}

async function showThemes(
	here: Here,
	options: RelationsOptions,
): Promise<void> {
	const { themes, compared } = await here.tacit.themes();
	if (options.json) {
		const json: JsonThemes = {
			version: jsonVersion,
			themes: themes.map(({ words, members, folders }) => ({
				...{ words, folders },
				members: members.map((key) =>
					jsonCompared(compared.get(key) as Compared, here),
				),
			})),
		};
		printJson(json);
		return;
	}
	for (const { words, members } of themes) {
		print(paint("bold", shownLine(words.join(", "))));
		for (const key of members)
			print(`  ${line(compared.get(key) as Compared, here)}`);
		print("");
	}
	remark(
		themes.length === 0
			? "No theme: there are themes from fifty notes and records on."
			: `${counted(themes.length, "theme")}.`,
	);
}

function jsonCompared(compared: Compared, here: Here): JsonCompared {
	const { key, path, title, isRecord } = compared;
	return { key, title: plainTitle(title), path: here.seen(path), isRecord };
}
