/** Words that so many names of projects and enterprises share that they tell nothing apart. */
export const commonWords =
  /有限责任公司|股份有限公司|有限公司|股份|集团|公司|工程|建设|项目|一期|二期|三期/gu;
