import { addToHook, isInHook, type Untouched } from "./hookFile.ts";

/** A hook as it stands; `undefined` in its place: there is none. */
export interface StandingHook {
	readonly type: "file" | "link" | "other";
	readonly bytes: Uint8Array;
	readonly isExecutable: boolean;
}

/** How a hook stands to Tacit. */
export type HookState =
	| "installed"
	/** Tacit is in it, but no more as it would be written now, or git does not run it. */
	| "outdated"
	/** Tacit is not in it, and can be put in. */
	| "absent"
	/** Tacit is not in it, and the reason why it will not be put in. */
	| Untouched
	/** A symbolic link, or no file. */
	| "no-file"
	/** Git does not run it: it may not be executed. */
	| "not-executable";

/** How a hook stands, and what it is to be with our line `command` in it; no bytes where it stays as it is. */
export interface HookPlan {
	readonly state: HookState;
	readonly bytes: Uint8Array | undefined;
}

/** What installing would do to a hook. `undo`: see `addToHook`. */
export function planHook(
	hook: StandingHook | undefined,
	command: string,
	undo: string,
): HookPlan {
	if (hook && hook.type !== "file")
		return { state: "no-file", bytes: undefined };
	const added = addToHook(hook?.bytes, command, undo);
	if (typeof added === "string") return { state: added, bytes: undefined };
	if (hook && !hook.isExecutable)
		return {
			state: isInHook(hook.bytes, undo) ? "outdated" : "not-executable",
			bytes: undefined,
		};
	if (!hook || !isInHook(hook.bytes, undo))
		return { state: "absent", bytes: added };
	return isSame(hook.bytes, added)
		? { state: "installed", bytes: undefined }
		: { state: "outdated", bytes: added };
}

function isSame(a: Uint8Array, b: Uint8Array): boolean {
	return a.length === b.length && a.every((byte, at) => byte === b[at]);
}
