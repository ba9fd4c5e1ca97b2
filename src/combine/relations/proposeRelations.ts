import type { Knowledge } from "./knowledge.ts";
import { type Proposal, type ProposalEvidence, pairKey } from "./proposal.ts";
import { type SharedCode, sharedCode } from "./sharedCode.ts";
import { takenPart } from "./takenPart.ts";
import { termsOf } from "./terms.ts";
import {
	likeness,
	type TermTexts,
	type Weighed,
	type WeighedTexts,
	weighTexts,
} from "./weigh.ts";

/**
 * From this on two texts that are each other's likest are taken to say much the same. Of the pairs of published records
 * that one superseded in writing, nearly all are each other's likest, at 0.3 to 0.55; see `npm run bench:relations`.
 */
const sameInWords = 0.35;
/** The same where both have the same title, or speak of the same lines or symbol. */
const sameOnCode = 0.25;
/** Two decisions of which one takes what the other turned down speak of one thing only if they are alike so much beside that. */
const sameTopic = 0.04;
/** The same for options of one telling word, as many things are rejected here and taken there. */
const sameTopicByOneWord = 0.12;
/** How much of an option that was turned down (by weight) has to stand in what was taken. */
const takenShare = 0.75;
/** By so many of its heaviest terms a text is looked up among the others. */
const probes = 12;
/** So many of the texts that these lead to are compared in full. */
const mostNear = 8;
/** Texts on one file are compared with each other up to this many. */
const mostOnFile = 40;
/** Words that are shown of what two texts share. */
const shownWords = 6;

/**
 * Pairs that say the same, or contradict each other, with what speaks for it; the surest first. Pairs in `apart` (see
 * `pairKey`) were looked at by somebody and are left out, as are those that name each other already. Looks up each text by its most
 * telling terms and its code, so that cost grows with what texts share, not with the square of their number. May rest often.
 */
export function* proposeRelations(
	all: readonly Knowledge[],
	apart: ReadonlySet<string>,
): Generator<undefined, readonly Proposal[]> {
	const live = all.filter(({ isLive }) => isLive);
	const texts = yield* weighTexts(live);
	const compared = new Map<number, ComparedPair>();
	const compare = (one: number, other: number) => {
		const [at, next] = one < other ? [one, other] : [other, one];
		const place = at * live.length + next;
		if (at !== next && !compared.has(place))
			compared.set(place, comparePair(at, next, live, texts));
	};
	for (let at = 0; at < live.length; at++) {
		for (const other of nearest(at, texts)) compare(at, other);
		yield;
	}
	for (const indexes of byFile(live)) {
		for (const one of indexes) for (const other of indexes) compare(one, other);
		yield;
	}
	const likest = live.map(() => 0);
	for (const { at, other, alike } of compared.values()) {
		likest[at] = Math.max(likest[at] ?? 0, alike);
		likest[other] = Math.max(likest[other] ?? 0, alike);
	}
	const proposals: Proposal[] = [];
	for (const pair of compared.values()) {
		yield;
		const { first, second, at, other, alike } = pair;
		if (first.linked.has(second.key) || second.linked.has(first.key)) continue;
		if (apart.has(pairKey(first.key, second.key))) continue;
		const isLikest = alike === likest[at] && alike === likest[other];
		const proposal = proposalFor(pair, isLikest, texts);
		if (proposal) proposals.push(proposal);
	}
	return proposals.sort(
		(one, other) =>
			order.indexOf(one.kind) - order.indexOf(other.kind) ||
			other.likeness - one.likeness ||
			(one.one + one.other < other.one + other.other ? -1 : 1),
	);
}

const order = ["rejects", "alike", "same-code"];

/** Indexes of the texts on each file; files of more than so many are left out. */
function byFile(all: readonly Knowledge[]): readonly (readonly number[])[] {
	const byPath = new Map<string, number[]>();
	all.forEach(({ code }, index) => {
		for (const path of new Set(code.map((each) => each.path))) {
			const found = byPath.get(path);
			if (found) found.push(index);
			else byPath.set(path, [index]);
		}
	});
	return [...byPath.values()].filter(({ length }) => length <= mostOnFile);
}

/** The texts likest to the one at an index by its heaviest terms alone, of those that share one which is not everywhere. */
function nearest(
	at: number,
	{ weighed, having }: WeighedTexts,
): readonly number[] {
	// What more of the texts have than this tells them apart no more.
	const most = Math.max(20, Math.sqrt(weighed.length));
	const near = new Map<number, number>();
	const own = weighed[at] as Weighed;
	for (const term of heaviestOf(own, probes)) {
		const weight = own.get(term) as number;
		const { indexes, weights } = having.get(term) as TermTexts;
		if (indexes.length > most) continue;
		for (let place = 0; place < indexes.length; place++) {
			const other = indexes[place] as number;
			const share = weight * (weights[place] as number);
			near.set(other, (near.get(other) ?? 0) + share);
		}
	}
	near.delete(at);
	return heaviestOf(near, mostNear);
}

/** The keys of the heaviest entries, the heaviest first; of those as heavy the first ones. */
function heaviestOf<K>(weights: ReadonlyMap<K, number>, most: number): K[] {
	const found: [K, number][] = [];
	for (const entry of weights) {
		if (found.length === most && entry[1] <= (found.at(-1)?.[1] ?? 0)) continue;
		const at = found.findLastIndex(([, weight]) => weight >= entry[1]) + 1;
		found.splice(at, 0, entry as [K, number]);
		if (found.length > most) found.pop();
	}
	return found.map(([key]) => key);
}

/** Two texts side by side. */
interface ComparedPair {
	/** Indexes. */
	readonly at: number;
	readonly other: number;
	readonly first: Knowledge;
	readonly second: Knowledge;
	readonly alike: number;
	readonly code: SharedCode | undefined;
}

function comparePair(
	at: number,
	other: number,
	all: readonly Knowledge[],
	{ weighed }: WeighedTexts,
): ComparedPair {
	const first = all[at] as Knowledge;
	const second = all[other] as Knowledge;
	const alike = likeness(weighed[at] as Weighed, weighed[other] as Weighed);
	return { at, other, first, second, alike, code: sharedCode(first, second) };
}

function proposalFor(
	{ at, other, first, second, alike, code }: ComparedPair,
	isLikest: boolean,
	texts: WeighedTexts,
): Proposal | undefined {
	const ordered = first.key < second.key;
	const pair = {
		one: ordered ? first.key : second.key,
		other: ordered ? second.key : first.key,
		likeness: alike,
	};
	const words = ordered
		? sharedWords(at, other, texts)
		: sharedWords(other, at, texts);
	const onCode: ProposalEvidence[] = code ? [codeEvidence(code)] : [];
	const bothHold = first.isInForce && second.isInForce;
	if (bothHold) {
		const turned =
			turnedDown(at, other, { first, second, code }, texts) ??
			turnedDown(other, at, { first: second, second: first, code }, texts);
		if (turned) {
			const evidence = [turned.evidence, ...onCode, ...words];
			return { ...pair, ...turned, kind: "rejects", evidence };
		}
	}
	const isNear = code?.isExact || isSameTitle(first, second);
	if ((isLikest && alike >= sameInWords) || (isNear && alike >= sameOnCode))
		return { ...pair, kind: "alike", evidence: [...words, ...onCode] };
	return bothHold && code?.isExact
		? { ...pair, kind: "same-code", evidence: [...onCode, ...words] }
		: undefined;
}

function isSameTitle(one: Knowledge, other: Knowledge): boolean {
	const mine = [...termsOf(one.title).keys()].sort().join(" ");
	return (
		mine !== "" && mine === [...termsOf(other.title).keys()].sort().join(" ")
	);
}

/** Whether the second takes what the first turned down, and how. */
function turnedDown(
	at: number,
	other: number,
	{ first, second, code }: Pick<ComparedPair, "first" | "second" | "code">,
	{ rarity, weighed }: WeighedTexts,
): { one: string; other: string; evidence: ProposalEvidence } | undefined {
	if (first.rejected.length === 0) return undefined;
	const taken = takenPart(second.title);
	const terms = termsOf(taken);
	for (const option of first.rejected) {
		const wanted = termsOf(option.title);
		let weight = 0;
		let found = 0;
		for (const term of wanted.keys()) {
			weight += rarity(term);
			if (terms.has(term)) found += rarity(term);
		}
		if (weight === 0 || found / weight < takenShare) continue;
		const beside = likeness(
			weighed[at] as Weighed,
			weighed[other] as Weighed,
			wanted,
		);
		const enough = wanted.size < 2 ? sameTopicByOneWord : sameTopic;
		if (beside < enough && !code) continue;
		const evidence = { type: "rejected", option: option.title, taken } as const;
		return {
			one: first.key,
			other: second.key,
			evidence: { ...evidence, reason: option.reason },
		};
	}
	return undefined;
}

function sharedWords(
	one: number,
	other: number,
	texts: WeighedTexts,
): ProposalEvidence[] {
	const mine = texts.weighed[one] as Weighed;
	const theirs = texts.weighed[other] as Weighed;
	const shared = [...mine]
		.map(([term, weight]) => ({
			term,
			weight: weight * (theirs.get(term) ?? 0),
		}))
		.filter(({ weight }) => weight > 0)
		.sort(
			(left, right) =>
				right.weight - left.weight || (left.term < right.term ? -1 : 1),
		)
		.slice(0, shownWords);
	if (shared.length === 0) return [];
	const words = shared.map(({ term }) => ({
		one: texts.word(one, term),
		other: texts.word(other, term),
	}));
	return [{ type: "words", words }];
}

function codeEvidence({ path, symbol, lines }: SharedCode): ProposalEvidence {
	return { type: "code", path, symbol, lines };
}
