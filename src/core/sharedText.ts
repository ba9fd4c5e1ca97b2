/** One small text on disk that several windows and the command line read and change. */
export interface SharedText {
	/** As it is now; `undefined` where there is none, or it cannot be read. Never throws. */
	read(): string | undefined;
	/**
	 * Gives it new content, all of it or none, with nobody else changing it between: `edit` is told the present text, and
	 * gives the new one, or the same to leave it. Rejects where it cannot be written, or there is one that
	 * cannot be read.
	 */
	change(edit: (text: string | undefined) => string | undefined): Promise<void>;
}
