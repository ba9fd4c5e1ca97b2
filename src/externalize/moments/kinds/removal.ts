import { declaredIn } from "../../../core/anchor/engine/declaredIn.ts";
import { msg } from "../../../core/message.ts";
import { saysUnneeded } from "../answered.ts";
import type { ChangedFile } from "../changedFile.ts";
import { isComment, isStatement } from "../codeLine.ts";
import type { CommitView } from "../commitView.ts";
import type { HunkLine } from "../hunks.ts";
import { messageNames } from "../messageNames.ts";
import type { Finding } from "../moment.ts";

/** Lines of code from which on it is much. */
const least = 6;
/** The same of a whole file, of which some are small. */
const leastOfFile = 12;
/** Of what is gone, so much may have come back elsewhere in the commit. */
const mostReplaced = 0.5;

/**
 * Much code is gone, in one file, and did not go elsewhere: lines that the commit adds in any file count as moved, and a
 * commit that writes half as much as it takes away as a rewriting. Telling is how much it was, and that a whole file went.
 */
export async function findRemovals(
	view: CommitView,
): Promise<readonly Finding[]> {
	const much = await muchGone(view);
	return much.length > 0 ? much : titledRemoval(view);
}

async function muchGone(view: CommitView): Promise<readonly Finding[]> {
	if (saysUnneeded(view.said) || /\buse\b/i.test(view.said.subject)) return [];
	const code = view.files.filter(({ role }) => role === "code");
	const removed: { file: ChangedFile; lines: readonly HunkLine[] }[] = [];
	const added = new Set<string>();
	let addedLines = 0;
	for (const file of view.files) {
		if (file.role === "docs") continue;
		const edit = await file.edit();
		// Nobody knows where it went.
		if (!edit) return [];
		for (const { now } of edit.hunks)
			for (const { source, text } of now) {
				added.add(text);
				if (file.role !== "test" && isStatement(source)) addedLines++;
			}
		if (code.includes(file))
			removed.push({
				file,
				lines: edit.hunks.flatMap(({ old }) =>
					old.filter(({ source }) => isStatement(source)),
				),
			});
	}
	const gone = removed
		.map(({ file, lines }) => ({
			file,
			lines: lines.filter(({ text }) => !added.has(text)),
			all: lines.length,
		}))
		.sort((a, b) => b.lines.length - a.lines.length);
	const total = gone.reduce((sum, { lines }) => sum + lines.length, 0);
	const [most] = gone;
	if (!most || total < least || addedLines > total * mostReplaced) return [];
	if (most.lines.length < most.all * 0.6 || most.lines.length < least)
		return [];
	const edit = await most.file.edit();
	const hunk = edit?.hunks.find(({ old }) =>
		old.includes(most.lines[0] as HunkLine),
	);
	const isWhole = !most.file.after;
	const after = edit?.after.lines.join("\n") ?? "";
	const name = nameOf(most.lines, after, view.said.subject);
	// Lines without a name are of something that is still there.
	if (!isWhole && name === undefined) return [];
	if (isWhole && most.lines.length < leastOfFile) return [];
	// Its own marks told long before.
	if (most.lines.some(({ source }) => /deprecat/i.test(source))) return [];
	const isMeant = removing.test(view.said.subject);
	// Beside other work it is what the work made of it, unless a whole file went.
	if (!isMeant && (total < 100 || !isWhole || data.test(most.file.path)))
		return [];
	const others = gone.filter(({ file }) => file !== most.file && !file.after);
	const said = isWhole ? most.file.path : (name ?? most.file.path);
	// Where the title speaks of something else, what is named may be but a part of it.
	const isNamed = messageNames(
		{ ...view.said, prose: "", items: [] },
		isWhole ? stemOf(most.file.path) : said,
	);
	return [
		{
			sign:
				(isMeant ? (isNamed ? 0 : -0.1) : -0.25) +
				(total >= 300
					? 0.75
					: total >= 100
						? 0.66
						: total >= 30
							? 0.58
							: 0.54) +
				(isWhole ? 0.05 : 0),
			form: "gone",
			path: most.file.path,
			lines: isWhole ? undefined : hunk?.lines,
			question: isWhole
				? msg`“${said}” is gone, ${most.lines.length} lines of code: what made it unnecessary?`
				: msg`“${said}” is gone from “${most.file.path}” (${most.lines.length} lines of code): what made it unnecessary?`,
			evidence: [
				{ said: msg`${total} lines of code are gone, ${addedLines} came.` },
				...others.slice(0, 5).map(({ file }) => ({
					said: msg`“${file.path}” is gone, too.`,
				})),
			],
		},
	];
}

/** Settings rather than statements. */
const data = /\.(?:json5?|ya?ml|toml|ini|cfg|conf)$/i;

/** Subjects that say that one thing is gone. */
const takesAway =
	/^(?:\w+(?:\([^)]*\))?!?: )?(?:\[[^\]]*\] )?(?:remov(?:e[ds]?|ing)|drop(?:s|ped|ping)?|delet(?:e[ds]?|ing)|get rid of|kill(?:s|ed)?) (?!.*(?:[;,&]|\. \S|\band (?:add|fix|updat|chang|mov|mak|us)))/i;
/** Things by which a program behaves in one way or another. */
const behaviours =
	/\b(?:checks?|checking|validat\w+|verif\w+|limit\w*|detect\w*|cach\w+|headers?|lookups?|support|restrict\w*|retr(?:y|ies|ying)|time-?outs?|lock(?:s|ing)?|mutex|guards?|fall-?backs?|defaults?|options?|flags?|switch(?:es)?|settings?|features?|status(?:es)?|middlewares?|modes?|encod\w+|decod\w+|escap\w+|saniti[sz]\w+|pre-?(?:load|fetch|connect)\w*|optimi[sz]ations?|redirects?|waits?|waiting|delays?|sleeps?|handling|handlers?|hooks?|events?|permissions?|auth\w*|tokens?|sessions?|cookies?|buffer\w*|pool\w*|throttl\w+|batch\w*|queues?|threads?|locks?|shortcuts?|aliases|alias|protocols?|compression|fields?|keys?|routes?|endpoints?|commands?|filters?|\w+\(\))(?!\w)/i;
/** Things that nobody misses, or subjects that tell why they go. */
const unmissed =
	/^\w*(?:style|docs?|test|chore\(deps\))\w*[(:]|\b(?:unnec\w+|un\w*need\w*|extra\w*|extraneous|empty|trailing|leading|temp\w*|console|print\w*|puts|debug\w*|log(?:s|ging)?|todos?|fixme|xxx|typos?|warnings?|needless|no-?op|always-|rogue|to (?:avoid|prevent)|now that|comments?|semicolons?|commas?|spaces?|whitespace|newlines?|lines?|blank|imports?|includes?|annotations?|types?|typing|casts?|variables?|vars?|args?|arguments?|parameters?|params?|brackets?|paren\w*|braces?|quotes?|license|copyright|headers? comment|docs?|docstrings?|documentation|readme|changelog|examples?|benchmarks?|tests?|specs?|lint\w*|noqa|pragmas?|ignores?|suppress\w*|flake8|eslint|clippy|mypy|rubocop|dependenc\w+|deps|packages?|assertions?|helpers?|duplicat\w+|repeat\w*|copy|alloc\w*|clones?|boxing|indirection|stray|leftover|dangling|orphan\w*|broken|invalid|wrong|bogus|incorrect|python ?2|six|py2\w*|jquery|polyfills?|ie\d*|bower|travis|appveyor|css|styles?|icons?|colou?rs?|padding|margins?|locales?|translations?|generated|files?|folders?|directory|git\w*|if not|when|if|unless|from the (?:list|docs)|version|hack|workaround|todo)\b/i;
/** Lines beyond which much is gone, and is asked about by its name or not at all. */
const mostTaken = 60;
/** Files beside which a title is about more than it says. */
const mostTitled = 4;

/** The title says that something is gone, the commit does just that, and neither says why. */
async function titledRemoval(view: CommitView): Promise<readonly Finding[]> {
	const { said, files } = view;
	const { subject } = said;
	if (!takesAway.test(subject) || unmissed.test(subject) || saysUnneeded(said))
		return [];
	if (!behaviours.test(subject)) return [];
	const code = files.filter(({ role }) => role === "code");
	const [file] = code;
	if (!file || code.length > mostTitled || files.length > mostTitled * 2)
		return [];
	let gone = 0;
	let come = 0;
	let lines: Finding["lines"];
	for (const each of code) {
		const edit = await each.edit();
		if (!edit || !each.before) return [];
		for (const { old, now, lines: place } of edit.hunks) {
			const taken = old.filter(({ source }) => isStatement(source));
			// What goes told by a comment of its own what it was there for, or that it would go.
			if (old.some(({ source }) => isComment(source) && tells.test(source)))
				return [];
			if (each === file && taken.length > 0) lines ??= place;
			gone += taken.length;
			come += now.filter(({ source }) => isStatement(source)).length;
		}
	}
	if (gone === 0 || gone > mostTaken || come > gone * mostReplaced) return [];
	return [
		{
			...{ sign: 0.58, form: "gone" },
			path: file.path,
			lines: file.after ? lines : undefined,
			question: msg`“${subject}”: what was wrong with it, or why does it go well without?`,
			evidence: [{ said: msg`${gone} lines of code are gone, ${come} came.` }],
		},
	];
}

/** Comments of more than a word or two. */
const tells = /\p{L}{2,}(?:\W+\p{L}{2,}){3}/u;

/** Subjects of commits whose purpose it is. */
const removing =
	/\b(?:remov\w+|delet\w+|drop\w*|get rid|kill\w*|strip\w*|don'?t|stop\w*|no)\b/i;

function stemOf(path: string): string {
	return (path.split("/").at(-1) ?? path).replace(/\.\w+$/, "");
}

/** What the lines define and is not spoken of any more: what the title names, else the first. */
function nameOf(
	lines: readonly HunkLine[],
	after: string,
	subject: string,
): string | undefined {
	const names = lines.flatMap(({ source }) => {
		// What is done for a type defines nothing new.
		const name = /^(?:unsafe )?impl\b.*\bfor\b/.test(source)
			? undefined
			: declaredIn(source);
		return name !== undefined &&
			name.length > 2 &&
			name !== "super" &&
			!hasWord(after, name)
			? [name]
			: [];
	});
	return names.find((name) => hasWord(subject, name)) ?? names[0];
}

function hasWord(text: string, word: string): boolean {
	return new RegExp(`(?<![\\w$])${word.replaceAll("$", "\\$")}(?![\\w$])`).test(
		text,
	);
}
