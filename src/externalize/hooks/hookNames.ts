/** The hooks of git after which Tacit looks for something to ask. */
export const hookNames = ["post-commit", "post-merge", "post-rewrite"] as const;

/** The hooks of git before which Tacit checks what is to be committed or pushed; for those who ask for them. */
export const checkHookNames = ["pre-commit", "pre-push"] as const;

export type CheckHookName = (typeof checkHookNames)[number];
export type HookName = (typeof hookNames)[number] | CheckHookName;

/** Whether it checks, and may stop what git is about to do. */
export function isCheckHook(name: string | undefined): name is CheckHookName {
	return checkHookNames.some((each) => each === name);
}

/** What takes our line out of them again; it stands beside the line. */
export const hooksUndo = "tacit hooks uninstall";
