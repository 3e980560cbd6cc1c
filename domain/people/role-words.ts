import type { Role } from './types.ts';

/** What officials call the roles; the first is the name that is shown. */
export const roleWords: Readonly<Record<Role, readonly string[]>> = {
  principalLeader: ['区主要领导', '主要领导'],
  portfolioLeader: ['分管负责人', '分管领导', '分管区领导'],
  unitHead: ['单位一把手', '一把手', '单位主要负责人', '单位负责人'],
  agent: ['专职代办员', '代办员'],
  helper: ['业务帮办员', '帮办员', '责任人', '窗口人员'],
  enterpriseContact: ['企业联系人', '企业方联系人'],
  verifier: ['督办员', '督查员'],
  promoter: ['招商专员', '招商员'],
  operator: ['操作员', '系统操作员'],
};

/** The name under which a role is shown. */
export const roleName = (role: Role): string => roleWords[role][0] ?? role;
