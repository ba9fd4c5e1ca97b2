import { diff3, type Stretch } from "./diff3.ts";
import { mergeSequence, type Slot } from "./mergeSequence.ts";
import {
	conflictText,
	type MergedText,
	type MergeSettings,
	type Versions,
} from "./mergeSettings.ts";
import { mergeText } from "./mergeText.ts";
import { type LogToken, splitLog } from "./splitLog.ts";
import { withPlainEnds } from "./withPlainEnds.ts";

/**
 * Merges two versions of the decision log. Zones are told by their names: entries that either added stay, in the order of their dates; of
 * two that were built differently one stays, since the next build writes it anew. What people wrote in a zone, or around them, is
 * merged by its lines.
 */
export function mergeLog(
	versions: Versions<string>,
	settings: MergeSettings,
): MergedText {
	return withPlainEnds(versions, (plain) => {
		const base = splitLog(plain.base);
		const ours = splitLog(plain.ours);
		const theirs = splitLog(plain.theirs);
		const byLines = () => mergeText(ended(plain), settings);
		if (!base || !ours || !theirs) return byLines();
		const merged = mergeTokens({ base, ours, theirs }, settings);
		if (merged.conflicts === 0) return merged;
		const other = byLines();
		return other.conflicts === 0 && splitLog(other.text) ? other : merged;
	});
}

function ended({ base, ours, theirs }: Versions<string>): Versions<string> {
	const end = (text: string) =>
		text === "" || text.endsWith("\n") ? text : `${text}\n`;
	return { base: end(base), ours: end(ours), theirs: end(theirs) };
}

type Tokens = Versions<readonly LogToken[]>;

function mergeTokens(all: Tokens, settings: MergeSettings): MergedText {
	const slots = new Map<string, Slot<LogToken>>();
	for (const side of ["base", "ours", "theirs"] as const)
		for (const token of all[side].filter(({ zone }) => zone))
			slots.set(token.key, {
				...slots.get(token.key),
				key: token.key,
				[side]: token,
			});
	const written = new Set<string>();
	let text = "";
	let conflicts = 0;
	const last = new Set([all.ours.at(-1)?.key, all.theirs.at(-1)?.key]);
	/** Whether a zone was written last that had nothing below it. */
	let isTight = false;
	const add = (token: LogToken) => {
		if (token.zone && written.has(token.key)) return;
		written.add(token.key);
		if (isTight && token.text.trim() !== "") text += "\n";
		isTight = false;
		if (!token.zone) {
			text += endedAbove(text) + token.text;
			return;
		}
		const merged = mergeZone(slots.get(token.key) ?? { key: "" }, settings);
		conflicts += merged.conflicts;
		text += endedAbove(text) + merged.text;
		isTight = merged.gap === "" && last.has(token.key);
		text += merged.gap;
	};
	const keys = (tokens: readonly LogToken[]) => tokens.map(({ key }) => key);
	for (const stretch of diff3(
		keys(all.base),
		keys(all.ours),
		keys(all.theirs),
	)) {
		const part = cut(all, stretch);
		if (stretch.changed !== "apart") {
			for (const token of stretch.changed === "theirs"
				? part.theirs
				: part.ours)
				add(token);
			for (const token of editedAndGone(part.base, slots)) add(token);
			continue;
		}
		const joined = joinTokens(part, slots);
		if (joined) for (const token of joined) add(token);
		else {
			const side = (tokens: readonly LogToken[]) =>
				tokens
					.map((token) => {
						written.add(token.key);
						return token.text + token.gap;
					})
					.join("");
			text += endedAbove(text);
			text += conflictText(
				ended({ base: "", ours: side(part.ours), theirs: side(part.theirs) }),
				settings,
			);
			conflicts++;
		}
	}
	return { text, conflicts };
}

function endedAbove(text: string): string {
	return text === "" || text.endsWith("\n") ? "" : "\n";
}

function cut({ base, ours, theirs }: Tokens, stretch: Stretch): Tokens {
	const of = (tokens: readonly LogToken[], { start, end }: Stretch["base"]) =>
		tokens.slice(start, end);
	return {
		base: of(base, stretch.base),
		ours: of(ours, stretch.ours),
		theirs: of(theirs, stretch.theirs),
	};
}

/** Zones that one side took out and somebody edited on the other. */
function editedAndGone(
	base: readonly LogToken[],
	slots: ReadonlyMap<string, Slot<LogToken>>,
): readonly LogToken[] {
	return base.flatMap((token) => {
		const slot = slots.get(token.key);
		const left =
			slot?.ours && slot.theirs ? undefined : (slot?.ours ?? slot?.theirs);
		return left?.zone?.isEdited && left.text !== token.text ? [left] : [];
	});
}

/** What both have at one place; `undefined` where both changed people's lines. */
function joinTokens(
	part: Tokens,
	slots: ReadonlyMap<string, Slot<LogToken>>,
): readonly LogToken[] | undefined {
	const words = (tokens: readonly LogToken[]) =>
		tokens.map(({ zone, text }) => (zone ? "" : text)).join("");
	const [was, mine, other] = [part.base, part.ours, part.theirs].map(words);
	if (mine !== was && other !== was && mine !== other) return undefined;
	const rows = withOwnLines(part);
	return mergeSequence(rows, isTokenBefore).flatMap((slot) => {
		const token = slot.ours ?? slot.theirs;
		if (!token) return [];
		if (!slot.base || (slot.ours && slot.theirs)) return [token];
		return editedAndGone([slot.base], slots);
	});
}

/** Counts equal lines within the part alone, so that the same line has the same key on all sides. */
function withOwnLines(part: Tokens): Tokens {
	const count = (tokens: readonly LogToken[]) => {
		const counts = new Map<string, number>();
		return tokens.map((token) => {
			if (token.zone) return token;
			const number = (counts.get(token.text) ?? 0) + 1;
			counts.set(token.text, number);
			return { ...token, key: `line ${number} ${token.text}` };
		});
	};
	return {
		base: count(part.base),
		ours: count(part.ours),
		theirs: count(part.theirs),
	};
}

function isTokenBefore(a: LogToken, b: LogToken): boolean {
	if (!a.zone || !b.zone) return a.zone === undefined && b.zone !== undefined;
	return a.zone.date === b.zone.date
		? a.key < b.key
		: a.zone.date < b.zone.date;
}

function mergeZone(
	{ base, ours, theirs }: Slot<LogToken>,
	settings: MergeSettings,
): MergedText & { readonly gap: string } {
	const gap = [ours, theirs]
		.flatMap((token) => (token && token.gap !== base?.gap ? [token.gap] : []))
		.sort()
		.at(-1);
	const kept = {
		gap: gap ?? ours?.gap ?? theirs?.gap ?? "",
		conflicts: 0,
	};
	const [was, mine, other] = [base?.text, ours?.text, theirs?.text];
	if (mine === undefined || other === undefined || mine === other)
		return { ...kept, text: mine ?? other ?? "" };
	if (other === was) return { ...kept, text: mine };
	if (mine === was) return { ...kept, text: other };
	const [own, foreign] = [ours?.zone, theirs?.zone];
	if (!own || !foreign || !(own.isEdited || foreign.isEdited))
		return { ...kept, text: [mine, other].sort()[0] ?? mine };
	const merged = mergeText(
		{ base: base?.zone?.body ?? "", ours: own.body, theirs: foreign.body },
		settings,
	);
	// The mark of the newer build, which what was edited differs from as well.
	const [first] = [own, foreign]
		.filter((zone) => zone.opening !== base?.zone?.opening)
		.sort((a, b) => (a.opening < b.opening ? -1 : 1));
	return {
		gap: kept.gap,
		conflicts: merged.conflicts,
		text: (first ?? own).opening + merged.text + own.closing,
	};
}
