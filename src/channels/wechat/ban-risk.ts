export const banRisk =
  '风险提示：微信官方不允许个人号自动回复，账号随时可能被限制或封禁，请只用可以失去的账号 Risk: WeChat forbids personal accounts to answer by themselves and may restrict or ban the account at any time; use only one that you can lose';

export const riskNotAccepted = `微信渠道没有启动。${banRisk}。确认接受后设置 WeChat is not started. To accept the risk, set: wechat.acceptBanRisk: true (docs/wechat.md)`;
