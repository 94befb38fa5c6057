/** How long something still has, in English: in files of pages and of the script that keeps them right. */
export const enTimeLeft = {
  lateBy: (duration: string) => `${duration} late`,
  dueIn: (duration: string) => `in ${duration}`,
} as const;
