import process from "node:process";
import { TacitError } from "../core/errors.ts";
import { msg } from "../core/message.ts";
import { readQuestions } from "../externalize/asking/questionFile.ts";
import { isWaiting } from "../externalize/asking/questionList.ts";
import {
	bareHookCommand,
	hookScript,
	ownHookCommand,
	sharedHookCommand,
} from "../externalize/hooks/hookCommand.ts";
import {
	checkHookNames,
	type HookName,
	hookNames,
	isInHook,
	removeFromHook,
} from "../externalize/hooks/hookFile.ts";
import { type HookState, planHook } from "../externalize/hooks/planHook.ts";
import {
	isThere,
	readHook,
	removeEmptyFolder,
	removeHook,
	writeHook,
} from "../node/files/hookFiles.ts";
import { sharedText } from "../node/files/sharedText.ts";
import { type HooksPlace, hooksPlace } from "../node/git/hooksPlace.ts";
import { besideProgram } from "../node/terminal/besideProgram.ts";
import { absolutePath, relativePath } from "../node/terminal/systemPath.ts";
import type { HooksOptions } from "./externalize.ts";
import type { JsonHooks } from "./json/externalize.ts";
import { jsonVersion } from "./json/version.ts";
import { print, printJson, remark, shownLine } from "./terminal.ts";
import { counted } from "./words.ts";

/** A hook, and what became of it. */
interface Hook {
	readonly name: HookName;
	/** Absolute. */
	readonly file: string;
	readonly state: HookState | "shared";
	/** What a person would have to add themselves; `undefined` where nothing is missing. */
	readonly add: string | undefined;
}

/** Those that are asked for, and those that check where Tacit is in them already. */
function namesAt(folder: string, { check }: HooksOptions): readonly HookName[] {
	const checking = checkHookNames.filter((name) => {
		const hook = readHook(absolutePath(folder, name));
		return check || (hook?.type === "file" && isInHook(hook.bytes));
	});
	return [...hookNames, ...checking];
}

/** `tacit hooks install`: puts a line into the hooks, or says why not and what would have to be added. */
export async function installHooks(options: HooksOptions): Promise<void> {
	const place = await placeHere();
	const { folder, owner, commonDir } = place;
	const isOwn = owner === "own";
	const mayWrite = isOwn || options.shared === true;
	const isNewFolder = !isThere(folder);
	const hooks: Hook[] = [];
	for (const name of namesAt(folder, options)) {
		const file = absolutePath(folder, name);
		const command = commandFor(place, name);
		const { state, bytes } = planHook(readHook(file), command);
		if (bytes && mayWrite) writeHook(file, bytes);
		hooks.push({ name, file, ...madeOf(state, mayWrite, name) });
	}
	if (isOwn && hooks.some(({ state }) => state === "installed"))
		writeScript(commonDir, isNewFolder);
	report(place, hooks, options);
	if (hooks.some(({ state }) => state !== "installed")) process.exitCode = 1;
}

function madeOf(
	state: HookState,
	mayWrite: boolean,
	name: HookName,
): Pick<Hook, "state" | "add"> {
	if (state === "installed") return { state, add: undefined };
	if (state === "absent" || state === "outdated")
		return mayWrite
			? { state: "installed", add: undefined }
			: { state: "shared", add: sharedHookCommand(name) };
	return {
		state,
		add: isShell.has(state) ? sharedHookCommand(name) : bareHookCommand(name),
	};
}

/** Hooks that a line of the shell can be added to, by whoever may. */
const isShell: ReadonlySet<HookState> = new Set([
	...(["reads-itself", "not-executable"] as const),
]);

/** `tacit hooks uninstall`: takes the line out again. */
export async function uninstallHooks(options: HooksOptions): Promise<void> {
	const place = await placeHere();
	const { folder, owner, commonDir } = place;
	const mayWrite = owner === "own" || options.shared === true;
	const names = options.check
		? checkHookNames
		: [...hookNames, ...checkHookNames];
	const hooks = takenOut(folder, mayWrite, names);
	const usual = absolutePath(commonDir, "hooks");
	// Where the hooks' folder was set to another one since.
	if (folder !== usual) hooks.push(...takenOut(usual, true, names));
	if (options.check) {
		report(place, hooks, options);
		if (hooks.some(({ state }) => state === "shared")) process.exitCode = 1;
		return;
	}
	const script = scriptIn(commonDir);
	const made = readHook(script)?.bytes;
	removeHook(script);
	if (made && new TextDecoder().decode(made).endsWith(madeFolder))
		removeEmptyFolder(usual);
	forgetLooks(place);
	report(place, hooks, options);
	if (hooks.some(({ state }) => state === "shared")) process.exitCode = 1;
}

/** What looks left behind; questions stay where some wait or were settled, which the editor goes by, too. */
function forgetLooks({ gitDir, commonDir }: HooksPlace): void {
	const own = absolutePath(commonDir, "tacit");
	removeHook(absolutePath(gitDir, "tacit/seen.json"));
	removeEmptyFolder(absolutePath(gitDir, "tacit/locks"));
	removeEmptyFolder(absolutePath(gitDir, "tacit"));
	const file = absolutePath(own, "questions.json");
	const { questions, settled, hidden } = readQuestions(sharedText(file).read());
	if (questions.length + settled.size + hidden.size === 0) removeHook(file);
	const waiting = questions.filter(isWaiting).length;
	if (waiting > 0)
		remark(
			`${counted(waiting, "question")} still ${waiting === 1 ? "waits" : "wait"}: tacit moments lists ${waiting === 1 ? "it" : "them"}.`,
		);
	removeEmptyFolder(absolutePath(own, "locks"));
	removeEmptyFolder(own);
}

function takenOut(
	folder: string,
	mayWrite: boolean,
	names: readonly HookName[],
): Hook[] {
	return names.flatMap((name): Hook[] => {
		const file = absolutePath(folder, name);
		const hook = readHook(file);
		if (hook?.type !== "file" || !isInHook(hook.bytes)) return [];
		if (!mayWrite) return [{ name, file, state: "shared", add: undefined }];
		const left = removeFromHook(hook.bytes);
		if (left) writeHook(file, left);
		else removeHook(file);
		return [{ name, file, state: "absent", add: undefined }];
	});
}

/** `tacit hooks status`: how each hook stands. */
export async function showHooks(options: HooksOptions): Promise<void> {
	const place = await placeHere();
	const hasScript = isThere(scriptIn(place.commonDir));
	const hooks = namesAt(place.folder, options).map((name): Hook => {
		const file = absolutePath(place.folder, name);
		const command = commandFor(place, name);
		const { state } = planHook(readHook(file), command);
		const isWithout =
			state === "installed" && place.owner === "own" && !hasScript;
		return {
			...{ name, file, add: undefined },
			state: isWithout ? "outdated" : state,
		};
	});
	report(place, hooks, options);
}

async function placeHere(): Promise<HooksPlace> {
	const place = await hooksPlace(process.cwd());
	if (place) return place;
	throw new TacitError(
		"no-git",
		msg`There is no work tree of a git repository here: hooks tell of commits that are made in one.`,
	);
}

function commandFor(
	{ owner, folder, commonDir }: HooksPlace,
	name: HookName,
): string {
	if (owner !== "own") return sharedHookCommand(name);
	return ownHookCommand(
		name,
		folder === absolutePath(commonDir, "hooks")
			? undefined
			: scriptIn(commonDir),
	);
}

function scriptIn(commonDir: string): string {
	return absolutePath(commonDir, "tacit/hook.sh");
}

/** Stands at the end of the script where the folder of hooks goes with it. */
const madeFolder = "# The folder of hooks was made, too.\n";

function writeScript(commonDir: string, isNewFolder: boolean): void {
	const file = scriptIn(commonDir);
	const before = readHook(file)?.bytes;
	const hadMade =
		before !== undefined &&
		new TextDecoder().decode(before).endsWith(madeFolder);
	const text = hookScript({
		node: process.execPath,
		bundle: besideProgram("hook.cjs"),
		commandLine: besideProgram("cli.mjs"),
	});
	writeHook(
		file,
		new TextEncoder().encode(
			`${text}${isNewFolder || hadMade ? madeFolder : ""}`,
		),
	);
}

const stateWords: Readonly<Record<Hook["state"], string>> = {
	installed: "installed",
	outdated: "installed, but not as it would be now: tacit hooks install",
	absent: "not installed",
	"no-script": "left alone: it is no shell script",
	"reads-itself": "left alone: it reads its own lines",
	lefthook: "left alone: Lefthook made it and will make it anew",
	"pre-commit": "left alone: pre-commit made it and will make it anew",
	husky: "left alone: Husky made it and will make it anew",
	"no-file": "left alone: it is a symbolic link, or no file",
	"not-executable":
		"left alone: it may not be executed, so git does not run it",
	shared: "left alone: others have it, too",
};

function report(
	{ owner, folder }: HooksPlace,
	hooks: readonly Hook[],
	{ json }: HooksOptions,
): void {
	const seen = (place: string) => relativePath(process.cwd(), place);
	if (json) {
		const printed: JsonHooks = {
			...{ version: jsonVersion, folder: seen(folder), owner },
			hooks: hooks.map(({ name, file, state, add }) => ({
				...{ name, file: seen(file), state, add: add ?? null },
			})),
		};
		printJson(printed);
		return;
	}
	for (const { name, file, state } of hooks)
		print(`${name}: ${stateWords[state]} (${shownLine(seen(file))})`);
	if (hooks.length === 0) remark("Tacit is in none of the hooks.");
	if (hooks.some(({ state }) => state === "shared"))
		remark(sharedAdvice(owner, shownLine(seen(folder))));
	const missing = hooks.filter(({ add }) => add !== undefined);
	if (missing.length > 0)
		remark(
			`To have it all the same, let ${missing.length === 1 ? "this hook run its line" : "each of these hooks run its line"}:`,
		);
	for (const { name, add } of missing) remark(`  ${name}: ${add}`);
}

function sharedAdvice(owner: HooksPlace["owner"], folder: string): string {
	const whose =
		owner === "elsewhere"
			? "for other repositories, too"
			: "for all who have this repository";
	return `Hooks in ${folder} are ${whose}. With --shared they are changed all the same; without Tacit they do nothing.`;
}
