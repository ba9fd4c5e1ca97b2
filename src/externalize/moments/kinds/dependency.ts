import { type Message, msg } from "../../../core/message.ts";
import { saysUnneeded } from "../answered.ts";
import type { MomentForm } from "../chanceWanted.ts";
import type { ChangedFile } from "../changedFile.ts";
import { isComment } from "../codeLine.ts";
import type { CommitView } from "../commitView.ts";
import type { Hunk } from "../hunks.ts";
import { type Dependency, dependenciesIn } from "../manifest.ts";
import { messageNames } from "../messageNames.ts";
import type { Finding } from "../moment.ts";

/** Changes of one manifest from which on a project is set up or taken down. */
const mostChanges = 6;
/** The same of those that come, and of those that go. */
const mostAtOnce = 3;
/** Lines of one manifest that come. */
const mostLines = 30;

/**
 * A manifest gained, lost or swapped a direct dependency, or holds one at a version, or went back to an older one. That
 * one is newer is no moment. Telling is whether the built program runs with it, and that it was held, lowered or
 * swapped rather than gained.
 */
export async function findDependencies(
	view: CommitView,
): Promise<readonly Finding[]> {
	// What is taken back as a whole is asked about as a whole.
	if (view.said.reverts.length > 0 || takesBack.test(view.said.subject))
		return [];
	const found: Finding[] = [];
	const asked = new Set<string>();
	const manifests = view.files.filter(({ role }) => role === "manifest");
	const everywhere = await dependenciesBefore(manifests);
	for (const file of manifests)
		for (const change of await changesIn(file, everywhere, view)) {
			if (change.isLoss && saysUnneeded(view.said)) continue;
			if (asked.has(change.key)) continue;
			asked.add(change.key);
			found.push(change.finding);
		}
	return found.sort((a, b) => b.sign - a.sign).slice(0, 1);
}

const takesBack = /^(?:\w+(?:\([^)]*\))?!?: )?["“]?(?:revert|roll ?back|undo)/i;

interface Change {
	readonly key: string;
	readonly isLoss: boolean;
	readonly finding: Finding;
}

/** The names in all changed manifests before: what went from one to another did not come. */
async function dependenciesBefore(files: readonly ChangedFile[]): Promise<{
	readonly old: ReadonlySet<string>;
	readonly now: ReadonlySet<string>;
}> {
	const old = new Set<string>();
	const now = new Set<string>();
	for (const file of files) {
		const edit = await file.edit();
		if (!edit) continue;
		for (const name of dependenciesIn(edit.before.lines, file.path).keys())
			old.add(name);
		for (const name of dependenciesIn(edit.after.lines, file.path).keys())
			now.add(name);
	}
	return { old, now };
}

async function changesIn(
	file: ChangedFile,
	everywhere: Awaited<ReturnType<typeof dependenciesBefore>>,
	view: CommitView,
): Promise<readonly Change[]> {
	if (!file.before || !file.after) return [];
	const edit = await file.edit();
	if (!edit || edit.hunks.length === 0) return [];
	const old = dependenciesIn(edit.before.lines, file.path);
	const now = dependenciesIn(edit.after.lines, file.path);
	if (old.size === 0 || now.size === 0) return [];
	const gained = [...now.values()].filter(
		({ name }) => !everywhere.old.has(name),
	);
	const lost = [...old.values()].filter(
		({ name }) => !everywhere.now.has(name),
	);
	const kept = [...now.values()].flatMap((each) => {
		const before = old.get(each.name);
		return before && before.wanted !== each.wanted
			? [{ before, after: each }]
			: [];
	});
	if (
		gained.length + lost.length > mostChanges ||
		Math.max(gained.length, lost.length) >= mostAtOnce
	)
		return [];
	// A build that is put together anew.
	if (edit.hunks.reduce((sum, hunk) => sum + hunk.now.length, 0) > mostLines)
		return [];
	const changes: Change[] = [];
	const add = (
		sign: number,
		key: Dependency,
		question: Message,
		said: Message,
		{ isLoss = false, form }: { isLoss?: boolean; form?: MomentForm } = {},
	) => {
		const lines = now.has(key.name)
			? { start: key.line, end: key.line }
			: edit.hunks.find(({ old: gone }) =>
					gone.some(({ line }) => line === key.line),
				)?.lines;
		changes.push({
			key: key.name,
			isLoss,
			finding: {
				...{ sign, form, path: file.path, lines, question },
				evidence: [{ said }],
			},
		});
	};
	const main = (all: readonly Dependency[]) =>
		all.filter(({ name }) => !name.startsWith("@types/"));
	const rest = new Set(main(gained));
	for (const each of main(lost)) {
		const other = [...rest].find(
			(came) =>
				isSwap(each, came, main(gained).length + main(lost).length === 2) ||
				isBeside(each, came, edit.hunks),
		);
		if (other) {
			rest.delete(other);
			if (isUpgrade(each, other) || upgrades.test(view.said.subject)) continue;
			add(
				// Else it came along with something, or is the same by another name.
				isSubject(each, other, view) ? 0.6 : 0.46,
				other,
				msg`Why “${other.name}” in place of “${each.name}”?`,
				msg`“${each.name}” went and “${other.name}” came.`,
				{ form: "swapped" },
			);
			continue;
		}
		const saysOther =
			!messageNames(view.said, each.name) && usesOther.test(view.said.subject);
		// The message names it, and what is used in tests shows what does its work.
		const devSign = messageNames(view.said, each.name) ? 0.44 : 0.48;
		// Most of what goes alone is no longer used, or the commit shows what does its work.
		const lossSign = (each.isRuntime ? 0.49 : devSign) - (saysOther ? 0.12 : 0);
		add(
			each.isOverride ? 0.4 : lossSign,
			each,
			each.isOverride
				? msg`Why need “${each.name}” no longer be held at “${each.wanted}”?`
				: msg`Why was “${each.name}” given up, and what does its work now?`,
			msg`“${each.name}” went.`,
			{ isLoss: true },
		);
	}
	for (const each of rest) {
		const isNamed = messageNames(view.said, each.name);
		const isShown = isNamed || (await isUsed(each.name, view));
		const runtimeSign = isShown ? 0.4 : 0.5;
		const sign = each.isRuntime ? runtimeSign : isShown ? 0.3 : 0.46;
		add(
			each.isOverride ? 0.68 : sign,
			each,
			each.isOverride
				? msg`What went wrong without holding “${each.name}” at “${each.wanted}”?`
				: msg`What is “${each.name}” needed for, and what else was looked at?`,
			msg`“${each.name}” came.`,
			each.isOverride ? { form: "held" } : {},
		);
	}
	// Many at once are held by a rule, not for what one of them did.
	const heldAtOnce = kept.filter(({ after }) =>
		isHeldAt(after.wanted, file.path),
	).length;
	const isCommented = edit.hunks.some(({ now: lines }) =>
		lines.some(({ source }) => isComment(source)),
	);
	for (const { before, after } of kept) {
		const isLower = isBelow(after.wanted, before.wanted);
		const isHeld =
			isHeldAt(after.wanted, file.path) &&
			isOpen(before.wanted, file.path) &&
			// A beta comes with its release; one bound in the place of another is no tighter for it.
			!/\d\.?(?:alpha|beta|rc|pre|dev)/i.test(after.wanted) &&
			!(before.wanted.startsWith("~") && after.wanted.includes("<")) &&
			// One bound in the place of another only goes along.
			!/<\s*=?\s*\d/.test(before.wanted) &&
			!/\d-[a-z]/i.test(after.wanted) &&
			!isBelow(before.wanted, after.wanted);
		if (!isLower && (!isHeld || heldAtOnce > 1)) continue;
		if (isHeld && !isLower && (widens.test(view.said.subject) || isCommented))
			continue;
		// Among many that went up, one great version is only asked for more loosely.
		if (isLower && kept.length > mostAtOnce && isSameGreat(before, after))
			continue;
		add(
			(isLower ? 0.7 : 0.62) - (after.isRuntime ? 0 : 0.08),
			after,
			isLower
				? msg`What went wrong with “${after.name}” ${before.wanted}, that it went back to ${after.wanted}?`
				: msg`What breaks if “${after.name}” is not held at ${after.wanted}?`,
			msg`“${after.name}” went from ${before.wanted || "any"} to ${after.wanted}.`,
			{ form: "held" },
		);
	}
	return changes;
}

/** Subjects by which one thing is put in the place of another. */
const swaps =
	/\b(?:replac\w+|switch\w*|migrat\w+|mov(?:e[ds]?|ing)|us(?:e[ds]?|ing)|convert\w*|swap\w*|adopt\w*|in favou?r of|instead of)\b|->/i;
/** Subjects that say what is better so, or what it is for. */
const saysBetter =
	/\b(?:no longer|unsupported|support for|minimi[sz]\w+|reduc\w+|fork(?:ed)?|official|original|upstream|patched|for \w+ing)\b|https?:/i;

/** Whether a commit is about the one in the place of the other, and they are two things indeed. */
function isSubject(
	went: Dependency,
	came: Dependency,
	{ said }: CommitView,
): boolean {
	const [a = "", b = ""] = [went, came].map(({ name }) =>
		(name.split(/[/:]/).at(-1) ?? name).toLowerCase(),
	);
	return (
		a !== b &&
		!a.startsWith(`${b}-`) &&
		!b.startsWith(`${a}-`) &&
		swaps.test(said.subject) &&
		!saysBetter.test(said.subject) &&
		messageNames({ ...said, prose: "", items: [] }, b)
	);
}

/** Subjects by which more is let in. */
const widens =
	/^(?:\w+(?:\([^)]*\))?!?: )?(?:allow|support|widen|relax|loosen|permit)/i;

function isSameGreat(before: Dependency, after: Dependency): boolean {
	const [a, b] = [before, after].map(({ wanted }) => /\d+/.exec(wanted)?.[0]);
	return a === b;
}

/** Whether a manifest accepts this version alone, by the rules of its kind: to Cargo a bare number is a range. */
function isHeldAt(wanted: string, path: string): boolean {
	return /cargo\.toml$/i.test(path) ? /^[=<]/.test(wanted) : isExact(wanted);
}

/** Whether a manifest accepted newer ones; where nothing stood, it may have been a branch or a folder. */
function isOpen(wanted: string, path: string): boolean {
	return wanted === ""
		? /(?:requirements[\w.-]*\.(?:txt|in)|pyproject\.toml|setup\.(?:py|cfg)|gemfile|\.gemspec|pipfile)$/i.test(
				path,
			)
		: /^[\^~>*]/.test(wanted) ||
				(/cargo\.toml$/i.test(path) && /^\d/.test(wanted));
}

/** Whether code of the same commit shows what a dependency is for. */
async function isUsed(name: string, { files }: CommitView): Promise<boolean> {
	const last = name.split(/[/:.]/).at(-1) ?? name;
	const word = last
		.replace(/^(?:go|node|python|lib)-|[-.](?:js|go|py|rs)$/g, "")
		.toLowerCase();
	if (word.length < 3) return true;
	const forms = [word, word.replaceAll("-", "_"), word.replaceAll("-", "")];
	for (const file of files) {
		if (file.role === "docs" || file.role === "manifest") continue;
		const edit = await file.edit();
		const isThere = edit?.hunks.some(({ now }) =>
			now.some(({ source }) =>
				forms.some((form) => source.toLowerCase().includes(form)),
			),
		);
		if (isThere) return true;
	}
	return false;
}

/** The same by what does not change from one great version to the next, in Go's way and in others. */
function baseOf(name: string): string {
	return (
		name
			.replace(/[/.-]?v?\d+$/i, "")
			.split(/[/:]/)
			.at(-1) ?? name
	);
}

/** Subjects of what is the same by another name. */
const upgrades = /^(?:\w+(?:\([^)]*\))?: )?(?:updat|bump|upgrad|renam)/i;

/** Subjects that name what does the work now. */
const usesOther = /\b(?:use[ds]?|using|with|generat\w+|tidy|clean ?up)\b/i;

/** Whether one stands where the other stood. */
function isBeside(
	went: Dependency,
	came: Dependency,
	hunks: readonly Hunk[],
): boolean {
	return (
		went.isRuntime === came.isRuntime &&
		hunks.some(
			({ old, now }) =>
				old.length <= 2 &&
				now.length <= 2 &&
				old.some(({ line }) => line === went.line) &&
				now.some(({ line }) => line === came.line),
		)
	);
}

/** Whether one took the place of the other: alone, or by a name that is much the same. */
function isSwap(went: Dependency, came: Dependency, isAlone: boolean): boolean {
	if (went.isRuntime !== came.isRuntime || went.isOverride || came.isOverride)
		return false;
	const [a, b] = [went, came].map(
		({ name }) => name.split(/[/:]/).at(-1) ?? "",
	);
	return (
		isAlone ||
		a === b ||
		`${b}-`.startsWith(`${a}-`) ||
		`${a}-`.startsWith(`${b}-`)
	);
}

/** Whether both are one, in another great version or in another part of it. */
function isUpgrade(went: Dependency, came: Dependency): boolean {
	const isVersioned = /v?\d+$/.test(came.name);
	return (
		(isVersioned && baseOf(went.name) === baseOf(came.name)) ||
		came.name.startsWith(`${went.name}/`) ||
		went.name.startsWith(`${came.name}/`)
	);
}

function isExact(wanted: string): boolean {
	return (
		/^(?:==?=?\s*)?v?\d+(?:\.\d+)+[\w.+-]*$/.test(wanted) ||
		/(?:^|,\s*)<\s*=?\s*\d/.test(wanted)
	);
}

/** Whether one lower bound is below another; false where either names none. */
function isBelow(a: string, b: string): boolean {
	// What was tried before its time is followed by an older number.
	if (/\d-[a-z]/i.test(b)) return false;
	const [x, y] = [numbersOf(a), numbersOf(b)];
	if (!x || !y) return false;
	for (let at = 0; at < Math.min(x.length, y.length); at++) {
		const difference = (x[at] ?? 0) - (y[at] ?? 0);
		if (difference !== 0) return difference < 0;
	}
	return false;
}

function numbersOf(wanted: string): readonly number[] | undefined {
	// Of several, or of an upper bound, none is what is used.
	if (/[|<*x]|workspace:|[ ,]/.test(wanted)) return undefined;
	const found = /(\d+(?:\.\d+)+)(?![\w-]*-)/.exec(wanted)?.[1];
	return found?.split(".").map(Number);
}
