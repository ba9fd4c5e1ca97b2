import { msg } from "../../../core/message.ts";
import { saysUnneeded } from "../answered.ts";
import type { ChangedFile } from "../changedFile.ts";
import type { CommitView } from "../commitView.ts";
import type { Hunk } from "../hunks.ts";
import { literalChange } from "../literalChange.ts";
import { messageNames } from "../messageNames.ts";
import type { Finding } from "../moment.ts";

/** Files of code beside which a change of configuration only follows. */
const mostCode = 4;
/** Lines of a hunk beyond which no one setting was changed. */
const mostLines = 8;

/**
 * How the code is built, checked, deployed or stored was changed without a word why: a value of a setting, a setting that
 * came or went, or one by which something is switched off. Telling is that it switches something off or lets it fail,
 * then that a value is another.
 */
export async function findConfiguration(
	view: CommitView,
): Promise<readonly Finding[]> {
	const code = view.files.filter(({ role }) => role === "code");
	if (code.length > mostCode) return [];
	const found: Finding[] = [];
	for (const file of view.files) {
		if (file.role !== "configuration" || !file.before || !file.after) continue;
		const edit = await file.edit();
		const hunks = edit?.hunks ?? [];
		// Such a file is written anew.
		if (hunks.length > 6) continue;
		const best = hunks
			.flatMap((hunk) => findingOf(file, hunk, view) ?? [])
			.sort((a, b) => b.sign - a.sign)[0];
		if (best) found.push(best);
	}
	return found.sort((a, b) => b.sign - a.sign).slice(0, 1);
}

const versioned =
	/^\.?[\w-]+:(?!\s*\S)|^\.PHONY|bundleSize|\buses:|\bimage:|\bversion|@v?\d|\brev:|\bFROM\b|sha256|cron:|python-version|node-version|java-version|go-version|distribution:|\bname:|\btitle:|description:|^\s*(?:#|\/\/|\/\*|\*)|\bpy3?\d{1,2}\b|\bjdk|\.o\b|\.[cm]?[jt]sx?['"]?,?$|\.c\b|permissions|contents:|id-token|concurrency|^-?\s*(?:run|group|cache[\w-]*|with|env|steps|jobs|needs|outputs|branches|paths(?:-ignore)?|on|strategy|matrix|include|runs-on|key|path|if|token|github-token)\s*:/i;
const switchesOff =
	/\boff\b|disable|ignore|skip|continue-on-error:\s*true|allow_failure|\|\|\s*true|fail-fast:\s*false|-Wno-|--no-|if:\s*false|\bNO_\w+|suppress|legacy|\bworkaround|force|unsafe|insecure|strict\w*["']?\s*[:=]\s*false|max-old-space|timeout|retry|retries/i;

function findingOf(
	file: ChangedFile,
	hunk: Hunk,
	view: CommitView,
): Finding | undefined {
	const { old, now, lines } = hunk;
	if (old.length + now.length > mostLines) return undefined;
	const all = [...old, ...now];
	if (all.some(({ source }) => versioned.test(source))) return undefined;
	// What is to be made is no setting.
	if (
		/makefile/i.test(file.path) &&
		all.some(({ source }) => /^[\w./%$(){}-]+:(?!=)/.test(source))
	)
		return undefined;
	const isLint =
		/eslint|stylelint|flake8|pylint|golangci|detekt|clang|rustfmt|biome|prettier|tslint|clippy/i.test(
			file.path,
		);
	const change = literalChange(hunk);
	if (change) {
		const { name } = change;
		if (name === undefined || isPlatform.test(name)) return undefined;
		// An operator, or the version of something that a condition is about.
		if (name.length < 4 || isNamedIn(view, change.now)) return undefined;
		// A title that speaks of it says what it is for.
		const isTold = messageNames({ ...view.said, prose: "", items: [] }, name);
		const sign = change.type === "text" || isTold ? 0.4 : isLint ? 0.5 : 0.62;
		return {
			sign,
			path: file.path,
			lines,
			question: msg`Why ${change.now} and not ${change.old} for “${name}”?`,
			evidence: [
				{ said: msg`“${name}” went from ${change.old} to ${change.now}.` },
			],
		};
	}
	const others = old.map(({ source }) => source).join("\n");
	for (const { source, line } of now) {
		const off = switchesOff.exec(source)?.[0];
		if (off === undefined || others.includes(off) || now.length > 3) continue;
		return {
			// Most come with what they are for.
			sign: isAside(off, view) ? 0.49 : 0.45,
			path: file.path,
			lines: { start: line, end: line },
			question: msg`What made “${shortened(old.length > 0 ? wordAround(source, off) : source)}” necessary?`,
			evidence: [{ said: msg`New: ${source.slice(0, 160)}` }],
		};
	}
	if (isLint) return undefined;
	const [gone] = old.filter(({ source }) => keyOf(source) !== undefined);
	if (now.length === 0 && gone && !switchesOff.test(gone.source))
		return {
			sign: isAside(keyOf(gone.source) ?? "", view) ? 0.48 : 0.4,
			path: file.path,
			lines,
			question: msg`What happened, that “${shortened(gone.source)}” is no longer wanted?`,
			evidence: old.slice(0, 4).map(({ source }) => ({
				said: msg`Gone: ${source.slice(0, 160)}`,
			})),
		};
	const [come] = now.filter(({ source }) => keyOf(source) !== undefined);
	if (old.length === 0 && come)
		return {
			sign: isAside(keyOf(come.source) ?? "", view) ? 0.48 : 0.38,
			path: file.path,
			lines,
			question: msg`What is “${shortened(come.source)}” needed for?`,
			evidence: now.slice(0, 4).map(({ source }) => ({
				said: msg`New: ${source.slice(0, 160)}`,
			})),
		};
	return undefined;
}

/** Whether a setting came along with something else: the message does not speak of it, and the commit is not about it alone. */
function isAside(name: string, { said, files }: CommitView): boolean {
	if (messageNames(said, name) || saysUnneeded(said)) return false;
	return (
		said.saysNothing ||
		(!aboutBuild.test(said.subject) &&
			files.some(({ role }) => role !== "configuration"))
	);
}

/** Subjects of commits that are about how the code is built. */
const aboutBuild =
	/^(?:ci|build|chore)\b|\b(?:ci|build|workflows?|actions?|pipeline|lint\w*|tsconfig|eslint|docker\w*|release|publish\w*|deploy\w*|config\w*|tox|gradle|maven|webpack|rollup|vite|vitest|jest|babel|make\w*|cmake)\b/i;

/** The part of a line between white space that holds a text. */
function wordAround(line: string, text: string): string {
	return line.split(/\s+/).find((word) => word.includes(text)) ?? line;
}

function isNamedIn({ said: { subject } }: CommitView, value: string): boolean {
	return /\d/.test(value) && subject.includes(value);
}

/** What is simply kept up with. */
const isPlatform =
	/^(?:node|python|java|jdk|go|golang|ruby|php|os|ubuntu|rust|toolchain|target|lib|target-version|py\d*|sdk|ndk|minSdk|compileSdk|targetSdk|jvmTarget)(?:[-_]?versions?)?$/i;

function keyOf(line: string): string | undefined {
	return (
		/^(?:- )?["']?([\w.@/-]{3,60})["']?\s*[:=]/.exec(line)?.[1] ??
		/^(?:- |\$\(|)?(-{1,2}[\w-]{2,40})/.exec(line)?.[1]
	);
}

function shortened(line: string): string {
	return line.length > 80 ? `${line.slice(0, 79)}…` : line.replace(/,$/, "");
}
