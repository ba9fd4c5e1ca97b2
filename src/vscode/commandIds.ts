/** Every command that Tacit contributes, by its name in code. */
export const commandIds = {
	writeNote: "tacit.writeNote",
	writeNoteOnFile: "tacit.writeNoteOnFile",
	writeNoteOnFolder: "tacit.writeNoteOnFolder",
	unfinishedNotes: "tacit.unfinishedNotes",
	publish: "tacit.publish",
	saveDraft: "tacit.saveDraft",
	cancel: "tacit.cancel",
	pickKind: "tacit.pickKind",
	openNote: "tacit.openNote",
	showNote: "tacit.showNote",
	editNote: "tacit.editNote",
	saveEdit: "tacit.saveEdit",
	reply: "tacit.reply",
	publishDraft: "tacit.publishDraft",
	retire: "tacit.retire",
	bringBack: "tacit.bringBack",
	delete: "tacit.delete",
	copyLink: "tacit.copyLink",
	commitNotes: "tacit.commitNotes",
	commitNotesAs: "tacit.commitNotesAs",
	shareNotes: "tacit.shareNotes",
	findPlace: "tacit.findPlace",
	pointNote: "tacit.pointNote",
	showChange: "tacit.showChange",
	init: "tacit.init",
	undoInit: "tacit.undoInit",
	showHere: "tacit.showHere",
	hereAtCursor: "tacit.hereAtCursor",
} as const;

/** The id of one of Tacit’s commands. */
export type CommandId = (typeof commandIds)[keyof typeof commandIds];
