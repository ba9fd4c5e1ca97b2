import { msg } from "../../../core/message.ts";
import { saysUnneeded } from "../answered.ts";
import type { MomentForm } from "../chanceWanted.ts";
import type { ChangedFile, FileEdit } from "../changedFile.ts";
import { commentMark, isStatement } from "../codeLine.ts";
import type { CommitView } from "../commitView.ts";
import type { Hunk, HunkLine } from "../hunks.ts";
import type { Finding } from "../moment.ts";
import type { MomentReaders, SilencedPlace } from "../momentReaders.ts";
import { saidBefore } from "../saidBefore.ts";
import { symbolAt } from "../symbolAt.ts";
import { isToldBeside } from "../toldBeside.ts";

/** From so many in one commit on a tool was brought in, or the code moved. */
const mostAdded = 5;

/**
 * Something was worked around: a tool silenced, a mark left, a test skipped, a wait or another try added, without a word
 * beside it. Telling is that it hides something at run time (a wait, a skipped test), less so what hides it from a tool
 * alone.
 */
export async function findWorkarounds(
	view: CommitView,
): Promise<readonly Finding[]> {
	const found: Finding[] = [];
	const addedLines = await linesAdded(view.files);
	for (const file of view.files) {
		if (file.role === "docs" || file.role === "manifest" || !file.after)
			continue;
		const edit = await file.edit();
		if (!edit) continue;
		found.push(
			...silenced(file, edit, view.readers),
			...waits(file, edit, view, addedLines),
			...(view.files.length <= mostFiles &&
			!/\bcomments?\b|\bformat/i.test(view.said.subject)
				? commentedOut(file, edit)
				: []),
		);
	}
	if (found.length >= mostAdded) return [];
	if (found.length > 0) return found;
	const aside = await titled(view);
	return aside.length > 0 ? aside : ruled(view);
}

/** Lines of code beyond which a commit brings something new. */
const mostAddedLines = 40;

async function linesAdded(files: readonly ChangedFile[]): Promise<number> {
	let added = 0;
	for (const file of files)
		if (file.role === "code")
			for (const { now, old } of (await file.edit())?.hunks ?? [])
				added += Math.max(0, now.length - old.length);
	return added;
}

/** First verbs of subjects that say that something was put out of the way. */
const asides =
	/^(?:\w+(?:\([^)]*\))?!?: )?(?:temporar(?:y|ily)\b|disabl(?:e[ds]?|ing)\b|skip(?:s|ped|ping)?\b|hack\b|silenc(?:e[ds]?|ing)\b|suppress\b|hard-?cod(?:e[ds]?|ing)\b|downgrad(?:e[ds]?|ing)\b|forc(?:e|ing)\b|pin(?:ned|ning|s)?\b)/i;
/** A subject that names the case says why. */
const conditions =
	/\b(?:when|if|unless|until|while|after|before|by default|since|unnecessary|unneeded|to (?:make|avoid|prevent|let|allow|continue|fix|prove|show|match|support|get|be|ensure|keep)|for (?:non-|\w+ ?v?\d+\.\d)|in (?:a )?fork(?:s|ed)?|finished|options?|flags?|settings?)\b/i;
/** Files beside which a subject is about more than one thing. */
const mostFiles = 8;

/** Subjects of what is held by a rule rather than for what it did. */
const heldAsAll =
	/\b(?:sha|hash(?:es)?|digests?|commits?|actions?|latest|msrv|\w*deps|\w*dependencies|requirements|to (?:minor|major)|for \S*\d+\.(?:\d+\.)?x)\b(?!:)/i;
/** What is seen rather than read. */
const drawn = /\.(?:tsx|jsx|vue|svelte)$/i;

/** Whether what skips something has its reason in it, or behind it. */
function isReasoned({ lines }: Hunk, { after }: FileEdit): boolean {
	const around = after.lines.slice(Math.max(0, lines.start - 2), lines.end + 1);
	if (
		commentMark.test(around[0]?.trim() ?? "") &&
		/because|n[o']t|yet|fail|until/i.test(around[0] ?? "")
	)
		return true;
	return around.some((source) =>
		/\breason\s*[=:]|\bskip\w*\(\s*["'`][^"'`]*\s|\S\s+(?:#|\/\/)\s*\p{L}{2,}(?:\W+\p{L}{2,}){2}/u.test(
			source,
		),
	);
}

function isHeldByHash({ source }: HunkLine): boolean {
	return /@[0-9a-f]{40}\b|sha256:/.test(source);
}

/** The commit's own words say that something was worked around, and not why. */
async function titled({
	said: { subject },
	files,
}: CommitView): Promise<readonly Finding[]> {
	const file =
		files.find(({ role }) => role !== "docs" && role !== "test") ??
		files.find(({ role }) => role === "test");
	if (!file || files.length > mostFiles) return [];
	if (!asides.test(subject) || conditions.test(subject)) return [];
	// What the program does from now on, for whoever uses it.
	if (/^(?:fix|feat|perf)\b[^:]*:/i.test(subject)) return [];
	if (file.role === "code" && files.some(({ role }) => role === "test"))
		return [];
	// How actions are held, by advice that all follow.
	if (/\bpin\w*\b/i.test(subject) && heldAsAll.test(subject)) return [];
	// A button or a link that is not to be pressed is part of the design.
	if (file.role === "code" && drawn.test(file.path)) return [];
	// About more than one thing.
	if (/\.\s+\p{L}|;/u.test(subject)) return [];
	for (const each of files) {
		const edit = each.role === "docs" ? undefined : await each.edit();
		if (edit?.hunks.some((hunk) => isCommented(hunk) || saidBefore(hunk)))
			return [];
		if (edit?.hunks.some(({ now }) => now.some(isHeldByHash))) return [];
		if (edit?.hunks.some((hunk) => isReasoned(hunk, edit))) return [];
	}
	if (
		/\b(?:clippy|\w*lint\w*|ruff|warnings?|flake8|mypy|false positives?|credentials?)\b/i.test(
			subject,
		)
	)
		return [];
	return [
		{
			sign: file.role === "test" ? 0.75 : 0.6,
			form: "put aside",
			path: file.path,
			lines: undefined,
			question: msg`“${subject}”: what made it necessary, and can it go again?`,
			evidence: [],
		},
	];
}

/** First words of subjects that lay down what is done from now on, after something was learned. */
const rules =
	/^(?:\w+(?:\([^)]*\))?!?: )?(?:re-?(?:add|introduce|instate)\w*|(?:bring|put|add)(?:ing)? back|increasing|reducing|lowering|don['’]?t|do not|never|always|stop|ignore|disallow|forbid|exclude|limit|restrict|relax|only|force|no longer|default|restore|re-?enable|bypass|increase|decrease|reduce|lower|raise (?:the|max|min|limit|timeout)\w*|require|go back)\b/i;
/** Subjects that say what it is good for, or that are not about what the program does. */
const plain =
	/^(?:docs?|style|refactor|perf|types?|i18n|test|chore\(deps\))\b[^:]*:|\b(?:fail\w*|crash\w*|leak\w*|panic\w*|throw\w*|hang\w*|break\w*|los(?:e|ing)|errors?|exceptions?|warn\w*|\w*lint\w*|dependabot|stale|clippy|mypy|typ(?:es?|os?|ing|escript)|docs?|documentation|readme|changelog|comments?|format\w*|unused|twice|again|duplicat\w*|redundant\w*|useless|allocations?|complexity|cyclo|boilerplate|nesting|noise|verbos\w*|overhead|cop(?:y|ies)|clon(?:e|es|ing)|coverage|names?|naming|imports?|indent\w*|whitespace|spelling|wording|generated|git|gitignore|order|sorted|alphabetic\w*|sync|consistent\w*|private|public|translat\w*|locales?)\b/i;
/** Lines of code beyond which a commit builds something. */
const mostRuled = 30;

/** The commit's own words lay down a rule, and not what it was learned from. */
async function ruled({ said, files }: CommitView): Promise<readonly Finding[]> {
	const { subject } = said;
	if (!rules.test(subject) || plain.test(subject)) return [];
	if (conditions.test(subject) || saysUnneeded(said)) return [];
	if (/\.\s+\p{L}|;|, /u.test(subject)) return [];
	const code = files.filter(
		({ role }) => role === "code" || role === "configuration",
	);
	// What is drawn is seen to be better so.
	if (code.some(({ path }) => drawn.test(path))) return [];
	const [file] =
		code.length > 0 ? code : files.filter(({ role }) => role === "test");
	if (!file || files.length > mostFiles || code.length > mostRuledFiles)
		return [];
	let lines = 0;
	for (const each of code) {
		const edit = each.before && each.after ? await each.edit() : undefined;
		if (!edit) return [];
		if (edit.hunks.some((hunk) => isCommented(hunk) || saidBefore(hunk)))
			return [];
		lines += edit.hunks.reduce((sum, { now }) => sum + now.length, 0);
	}
	if (lines > mostRuled) return [];
	const hunk = (await file.edit())?.hunks[0];
	return [
		{
			// Half of those who read such commits wanted no answer.
			sign: file.role === "test" ? 0.6 : 0.48,
			path: file.path,
			lines: hunk?.lines,
			question: msg`“${subject}”: what had gone wrong before, that it is so now?`,
			evidence: [],
		},
	];
}

/** Files of code beside which a subject is about a design. */
const mostRuledFiles = 3;

/** What is left out of a check is left out for what the check says. */
const linters =
	/(?:eslint|stylelint|flake8|pylint|golangci|ruff|rubocop|detekt|clippy|biome|prettier)[^/]*$/i;

/** Letters and digits below which a line stands in comments by chance. */
const leastText = 10;
/** Lines that stand in comments from which on it is no attempt, but how somebody takes code away. */
const mostCommented = 12;

/** Code that stands in a comment now, and nothing new beside it says why. */
function commentedOut(file: ChangedFile, edit: FileEdit): readonly Finding[] {
	if (!file.before || file.role === "docs" || linters.test(file.path))
		return [];
	const kept = new Set(edit.after.solid.map(({ text }) => text));
	for (const { old, now } of edit.hunks) {
		const gone = new Set(
			old
				.filter(({ source, text }) => isStatement(source) && !kept.has(text))
				.map(({ source }) => bare(source)),
		);
		if (gone.size === 0) continue;
		const comments = now.filter(({ source }) => commentMark.test(source));
		const out = comments.filter(({ source }) => {
			const code = bare(source.replace(commentMark, ""));
			return code.length >= leastText && gone.has(code);
		});
		const [first] = out;
		const last = out.at(-1);
		if (!first || !last || out.length > mostCommented) continue;
		const isTold = comments.some(
			(each) =>
				!out.includes(each) &&
				(each.source.match(/\p{L}{2,}/gu)?.length ?? 0) >= 3,
		);
		// What stands beside it now took its place.
		if (isTold || now.some((each) => isStatement(each.source))) continue;
		const name = symbolAt(edit.after, first.line) ?? file.path;
		return [
			{
				// What took its place, or that it was an attempt, the next commits show.
				sign: file.role === "test" ? 0.6 : 0.52,
				path: file.path,
				lines: { start: first.line, end: last.line },
				question: msg`“${shown(first.source)}” stands in a comment now in “${name}”: what was wrong with it, and may it come back?`,
				evidence: [{ said: msg`New: ${first.source.slice(0, 160)}` }],
			},
		];
	}
	return [];
}

/** A line without what layout and the end of a comment add. */
function bare(line: string): string {
	return line.replace(/\s*(?:\*\/\}?|-->)\s*$/, "").replace(/\s+/g, "");
}

function shown(line: string): string {
	const code = line.replace(commentMark, "").replace(/\s*(?:\*\/\}?|-->)$/, "");
	return code.length > 60 ? `${code.slice(0, 59)}…` : code;
}

/** Whether a comment came along that speaks to people. */
function isCommented({ old, now }: Hunk): boolean {
	const before = new Set(old.map(({ text }) => text));
	return now.some(
		({ source, text }) =>
			commentMark.test(source) &&
			!before.has(text) &&
			(source.match(/\p{L}{2,}/gu)?.length ?? 0) >= 4,
	);
}

function silenced(
	file: ChangedFile,
	edit: FileEdit,
	readers: MomentReaders,
): readonly Finding[] {
	const source = edit.after.lines.join("\n");
	// Texts are read for comments only where there may be one: that takes its time in long files.
	const added = edit.hunks.filter(({ now }) =>
		now.some((line) => hint.test(line.source)),
	);
	if (added.length === 0) return [];
	const known = new Map<string, number>();
	for (const place of readers.suppressionsIn(
		edit.before.lines.join("\n"),
		file.path,
	))
		known.set(keyOf(place), (known.get(keyOf(place)) ?? 0) + 1);
	const places = readers.suppressionsIn(source, file.path);
	const now = new Map<string, number>();
	for (const place of places)
		now.set(keyOf(place), (now.get(keyOf(place)) ?? 0) + 1);
	const found: Finding[] = [];
	for (const place of places) {
		if (place.reason !== undefined) continue;
		// What it leads to tells more.
		if (/https?:\/\//.test(edit.after.lines[place.lines.start - 1] ?? ""))
			continue;
		// One more than before, so that what only moved is none.
		if ((now.get(keyOf(place)) ?? 0) <= (known.get(keyOf(place)) ?? 0))
			continue;
		if (!added.some(({ lines }) => isInside(place.lines.start, lines)))
			continue;
		if (isToldBeside(file, edit, place.lines.start, readers)) continue;
		const isTold = wordsAfter(edit, place) >= 2;
		const sign = silencedSign(place, file) * (isTold ? 0.7 : 1);
		if (sign === 0) continue;
		const name = symbolAt(edit.after, place.lines.end + 1) ?? file.path;
		const what = [place.name, ...place.rules].join(" ");
		found.push({
			sign,
			path: file.path,
			lines: place.lines,
			question:
				place.kind === "mark"
					? msg`“${place.name}” was left in “${name}”: what is missing there, and what would it take?`
					: msg`Why is “${what}” needed in “${name}”?`,
			evidence: [
				{
					said: msg`New: ${(edit.after.lines[place.lines.start - 1] ?? "").trim().slice(0, 160)}`,
				},
			],
		});
	}
	return found;
}

/** Words on the line of a mark, after it: many tell what is missing. */
function wordsAfter(
	{ after }: FileEdit,
	{ kind, lines, name }: SilencedPlace,
): number {
	if (kind !== "mark") return 0;
	const line = after.lines[lines.start - 1] ?? "";
	const text = line.slice(line.indexOf(name) + name.length);
	return text.match(/\p{L}{2,}/gu)?.length ?? 0;
}

/** What every suppression or mark has in it. */
const hint =
	/disable|ignore|no-?qa|no-?lint|no-?sonar|no-?sec|noinspection|suppress|todo|fixme|hack|xxx|allow|expect|pragma|off\b|skip/i;

function keyOf({ name, rules }: SilencedPlace): string {
	return [name, ...rules].join(" ");
}

/** Those that hide layout, coverage or an unused name hide nothing that anybody would ask about. */
const trivial =
	/prettier|fmt|format|yapf|isort|istanbul|c8|v8|coverage|pragma|noqa|unused|no-console|filename|ktlint|redeclare|E501|line-too-long|import|naming|MagicNumber|LongMethod|max-|camelcase|inspection|dead_code|too_many_arguments/i;

/** A type checker silenced says more of the checker than of the code. */
const aboutTypes =
	/^(?:@ts-|type: ?ignore|mypy|pyright|ty:|pyre|@Suppress|#!?\[)/i;

/** What looks for holes, races and lost errors. */
const aboutSafety =
	/nosec|sonar|gosec|security|deps$|floating|race|errcheck|danger|unsafe|inject|S\d{3}\b/i;

function silencedSign(place: SilencedPlace, { role }: ChangedFile): number {
	if (place.kind === "mark")
		return /^(?:HACK|FIXME|XXX)$/i.test(place.name) ? 0.6 : 0.32;
	if (trivial.test(keyOf(place))) return 0.3;
	if (role === "test") return 0.35;
	if (aboutTypes.test(place.name)) return 0.4;
	return aboutSafety.test(keyOf(place)) ? 0.56 : 0.46;
}

/** Lines of a hunk beyond which it is no patch. */
const longestPatch = 12;

interface Wait {
	readonly pattern: RegExp;
	readonly sign: number;
	readonly isForTests: boolean;
	readonly form?: MomentForm;
	/** What is new brings it as a part of how it works. */
	readonly isOfDesign?: boolean;
	/** Subjects that say it. */
	readonly answer?: RegExp;
	readonly ask: (call: string, name: string) => Finding["question"];
}

const forms: readonly Wait[] = [
	{
		pattern:
			/(\bexcept(?:\s+[\w.,() ]+)?:\s*pass\b|\bcatch\s*(?:\([^)]*\))?\s*\{\s*\}|\brescue\s+nil\b|\.catch\(\(\w*\)\s*=>\s*(?:\{\s*\}|undefined|null)\)|contextlib\.suppress\([^)]*\))/,
		// What may fail, and that nothing hangs on it, the lines show more often than not.
		sign: 0.46,
		isForTests: false,
		ask: (call, name) =>
			msg`Which failure is passed over in “${name}” (${call}), and why may it be?`,
	},
	{
		pattern:
			/(\bexcept\s+(?:Base)?Exception\b(?:\s+as\s+\w+)?:|\bexcept:|\bcatch\s*\(\s*(?:final\s+)?(?:Throwable|\\?Exception)\b[^)]*\)|\brescue\s+(?:StandardError|Exception)\b|\brescue\s*=>\s*\w+)/,
		sign: 0.5,
		isForTests: false,
		answer: /except|catch|error|fail|crash|handl|raise|throw/i,
		ask: (call, name) =>
			msg`What was seen to fail in “${name}”, that all is caught there (${call})?`,
	},
	{
		pattern:
			/((?<!\w)setImmediate(?=\()|\bprocess\.nextTick(?=\()|\brequestAnimationFrame(?=\()|\$?\bnextTick(?=\()|(?<![\w.])setTimeout(?=\())/,
		sign: 0.6,
		isForTests: false,
		isOfDesign: true,
		answer: /timeout|delay|debounce|throttl|poll|interval|animat|wait|time/i,
		ask: (call, name) =>
			msg`What has not happened yet when “${name}” puts it off with ${call}?`,
	},
	{
		pattern:
			/(\bprocess\.platform\b|\bsys\.platform\b|\bos\.name\b|\bis_?windows\b|\bnavigator\.userAgent\b|\bruntime\.GOOS\b|^#\s*if.*(?:_WIN32|__APPLE__|__linux__|__FreeBSD__|__sun\b)|\bcfg!?\((?:windows|unix|target_os)|\bisAndroid\b|\bis_?mac(?:os)?\b)/i,
		sign: 0.48,
		isForTests: false,
		answer:
			/windows|win32|mac|linux|bsd|solaris|platform|android|typing|types/i,
		ask: (call, name) =>
			msg`What is different there, that “${name}” asks for ${call}?`,
	},
	{
		pattern:
			/\b(\w*(?:timeout|delay|interval|backoff|debounce|throttle|keepalive)\w*["']?\s*[:=]\s*\d[\d_]+(?:\s*\*\s*[\w.]+){0,3})/i,
		sign: 0.58,
		isForTests: false,
		isOfDesign: true,
		ask: (call, name) => msg`What was ${call} in “${name}” chosen by?`,
	},
	{
		pattern:
			/\b(\w*(?:limit|threshold|capacity|quota|ttl|(?:buffer|buf|batch|chunk|pool|cache|queue|body|payload|message|upload)_?size|max_?(?:size|bytes|attempts|tries|retries|depth|age|requests|connections|items|entries|concurren\w+|workers|threads|tokens|redirects))\w*["']?\s*(?::\s*\w+\s*)?[:=]=?\s*\d[\d_]+(?:\s*\*\s*[\w.]+){0,3})(?![\w.])/i,
		sign: 0.58,
		isForTests: false,
		isOfDesign: true,
		ask: (call, name) => msg`What was ${call} in “${name}” chosen by?`,
	},
	{
		pattern:
			/\b((?:time|Thread|asyncio|TimeUnit\.\w+|trio|anyio|task|Task|std::thread|tokio::time)(?:\.|::)[sS]leep|(?<![\w.>])u?sleep)\s*\(/,
		sign: 0.72,
		isForTests: true,
		ask: (call, name) =>
			msg`What does “${name}” wait for with ${call}, and why that long?`,
	},
	{
		pattern:
			/\b((?:it|test|describe)\.skip(?=\(\s*["'`]|\.each)|x(?:it|describe)(?=\(\s*["'`])|@?pytest\.mark\.(?:skip|xfail)\b|t\.Skip(?:f|Now)?|@(?:Ignore|Disabled)\b|#\[ignore\])/,
		...{ sign: 0.85, form: "held" },
		isForTests: true,
		ask: (call, name) =>
			msg`Why is “${name}” skipped (${call}), and when can it run again?`,
	},
	{
		pattern:
			/(\bmax_?retries\b|\bretries\b|\bmax_?attempts\b|@retry\b|\bflaky\b|--retry\b)\s*[:=(]/i,
		sign: 0.55,
		isForTests: false,
		isOfDesign: true,
		answer: /retr(?:y|ies)|flak|attempt/i,
		ask: (call, name) =>
			msg`What fails in “${name}”, that it is tried again (${call})?`,
	},
	{
		pattern: /(continue-on-error:\s*true|allow_failure:\s*true|\|\|\s*true$)/,
		sign: 0.58,
		isForTests: false,
		ask: (call, name) =>
			msg`What may fail in “${name}” without anybody noticing (${call})?`,
	},
];

function waits(
	file: ChangedFile,
	edit: FileEdit,
	{ readers, files, said: { subject } }: CommitView,
	addedLines: number,
): readonly Finding[] {
	const found: Finding[] = [];
	// What is new has its times as it has its names.
	const isFeature =
		addedLines > mostAddedLines || /^feat\b|^\w*implement/i.test(subject);
	// What came with a whole new file belongs to its design.
	if (!file.before) return found;
	// A stretch that is all new is a design, no way around something.
	for (const hunk of edit.hunks)
		for (const line of hunk.now.length <= longestPatch ? hunk.now : []) {
			const form = forms.find(({ pattern }) => pattern.test(line.source));
			const call = form?.pattern.exec(line.source)?.[1];
			if (!form || call === undefined) continue;
			if (file.role === "test" && !form.isForTests) continue;
			if (form.isOfDesign) {
				if (isFeature || declared.test(file.path)) continue;
				// How long a job may take is nobody's secret.
				if (file.role !== "code" || data.test(file.path)) continue;
				const number = /\d[\d_]*/.exec(call.split(/[:=]/).at(-1) ?? "")?.[0];
				if (number && hunk.old.some((each) => each.source.includes(number)))
					continue;
			}
			if (isOld(form, edit) || isExplained(line, hunk)) continue;
			if (isToldBeside(file, edit, line.line, readers)) continue;
			if (form.answer?.test(subject)) continue;
			const isWait = /sleep/i.test(call);
			const name =
				titleOf(line.source) ?? symbolAt(edit.after, line.line) ?? file.path;
			found.push({
				// Tests wait for much, and mostly for the same.
				sign:
					(isWait && file.role === "test" ? 0.6 : form.sign) *
					(files.length > mostFiles ? 0.85 : 1),
				form: form.form,
				path: file.path,
				lines: { start: line.line, end: line.line },
				question: form.ask(call, name),
				evidence: [{ said: msg`New: ${line.source.slice(0, 160)}` }],
			});
			break;
		}
	return found;
}

const data = /\.(?:json5?|ya?ml|toml|ini|cfg|conf|sh)$/i;

/** Texts that say again what stands elsewhere. */
const declared = /\.(?:pyi|d\.[cm]?ts)$/;

/** The title of a test, where the line has it. */
function titleOf(line: string): string | undefined {
	return /\(\s*["'`]([^"'`]{3,80})["'`]/.exec(line)?.[1];
}

/** Whether as many stood in the file before: it only moved, or another of the kind was changed. */
function isOld({ pattern }: Wait, edit: FileEdit): boolean {
	const count = (lines: readonly string[]) =>
		lines.filter((line) => pattern.test(line)).length;
	return count(edit.after.lines) <= count(edit.before.lines);
}

/** Whether a reason stands in the call itself. */
function isExplained({ source }: HunkLine, { now }: Hunk): boolean {
	if (/\breason\s*=|skipif|\.skip\w*\.?if|runIf/i.test(source)) return true;
	const isSkip = /mark\.|t\.Skip|@Ignore|@Disabled/.test(source);
	return (
		isSkip &&
		(/\(\s*(?:value\s*=\s*)?["'`]/.test(source) ||
			now.some((line) => /\breason\s*=/.test(line.source)))
	);
}

function isInside(line: number, { start, end }: Hunk["lines"]): boolean {
	return start <= line && line <= end;
}
