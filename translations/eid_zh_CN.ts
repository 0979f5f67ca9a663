<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>eid::ErrorWords</name>
    <message>
        <source>The smart card software is not installed.</source>
        <translation>未安装智能卡软件。</translation>
    </message>
    <message>
        <source>Install the package “pcscd”, or ask whoever looks after this computer to do so.</source>
        <translation>请安装软件包“pcscd”，或请本机管理员安装。</translation>
    </message>
    <message>
        <source>The smart card service is not running.</source>
        <translation>智能卡服务没有运行。</translation>
    </message>
    <message>
        <source>Start the service “pcscd” (on Windows “Smart Card”), or restart the computer. The tool goes on by itself as soon as the service runs.</source>
        <translation>请启动服务“pcscd”（在 Windows 上为“Smart Card”），或重新启动电脑。服务运行后，本工具会自动继续。</translation>
    </message>
    <message>
        <source>This user may not use the smart card service.</source>
        <translation>当前用户无权使用智能卡服务。</translation>
    </message>
    <message>
        <source>Log in at the computer itself rather than remotely, or ask the administrator for access to smart cards.</source>
        <translation>请在本机登录（不要远程登录），或请管理员授予智能卡访问权限。</translation>
    </message>
    <message>
        <source>The smart card service reported a fault.</source>
        <translation>智能卡服务报告故障。</translation>
    </message>
    <message>
        <source>Try again. If it stays, unplug the reader, plug it in again and restart the smart card service.</source>
        <translation>请重试。如果仍然不行，请拔下读卡器重新插好，并重新启动智能卡服务。</translation>
    </message>
    <message>
        <source>No card reader is connected.</source>
        <translation>没有连接读卡器。</translation>
    </message>
    <message>
        <source>Plug the card reader into a USB port.</source>
        <translation>请把读卡器插到电脑的 USB 接口上。</translation>
    </message>
    <message>
        <source>There is no reader of that name.</source>
        <translation>没有这个名称的读卡器。</translation>
    </message>
    <message>
        <source>Choose one of the readers that are connected.</source>
        <translation>请从已连接的读卡器中选择一个。</translation>
    </message>
    <message>
        <source>Several readers could be meant.</source>
        <translation>可能指多个读卡器。</translation>
    </message>
    <message>
        <source>Choose the reader whose card is meant, or take the other cards out.</source>
        <translation>请选择要使用的那张卡片所在的读卡器，或取出其他卡片。</translation>
    </message>
    <message>
        <source>The card reader was unplugged or does not answer.</source>
        <translation>读卡器已拔下，或没有响应。</translation>
    </message>
    <message>
        <source>Plug the reader in again, and insert the card.</source>
        <translation>请重新插好读卡器，再插入卡片。</translation>
    </message>
    <message>
        <source>The reader has no key pad for this.</source>
        <translation>读卡器没有可用于此操作的键盘。</translation>
    </message>
    <message>
        <source>Type the PIN on the computer instead.</source>
        <translation>请改为在电脑上输入 PIN码。</translation>
    </message>
    <message>
        <source>There is no card in the reader.</source>
        <translation>读卡器中没有卡片。</translation>
    </message>
    <message>
        <source>Insert the card, with the chip first.</source>
        <translation>请插入卡片，芯片一端朝前。</translation>
    </message>
    <message>
        <source>The card was taken out too early.</source>
        <translation>卡片过早取出。</translation>
    </message>
    <message>
        <source>Insert the card again and leave it in until the work is done.</source>
        <translation>请重新插入卡片，操作完成之前不要取出。</translation>
    </message>
    <message>
        <source>The card does not answer.</source>
        <translation>卡片没有响应。</translation>
    </message>
    <message>
        <source>Take the card out, wipe its chip, and insert it again with the chip first.</source>
        <translation>请取出卡片，擦净芯片，芯片一端朝前重新插入。</translation>
    </message>
    <message>
        <source>The card is busy.</source>
        <translation>卡片正忙。</translation>
    </message>
    <message>
        <source>Close other programs that use the card. If there are none, take the card out and insert it again.</source>
        <translation>请关闭使用卡片的其他程序。如果没有这样的程序，请取出卡片再重新插入。</translation>
    </message>
    <message>
        <source>Another card is in the reader than before.</source>
        <translation>读卡器中的卡片已换成另一张。</translation>
    </message>
    <message>
        <source>Insert the card with which you began, or start again with this one.</source>
        <translation>请插入开始时的那张卡片，或用现在这张卡片重新开始。</translation>
    </message>
    <message>
        <source>This card is not an eID card that the tool knows.</source>
        <translation>这不是本工具能识别的 eID 卡。</translation>
    </message>
    <message>
        <source>Check that it is the eID card and that the chip points into the reader.</source>
        <translation>请确认这是 eID 卡，并且芯片一端朝向读卡器内。</translation>
    </message>
    <message>
        <source>Reader and card do not understand each other.</source>
        <translation>读卡器与卡片无法正常通信。</translation>
    </message>
    <message>
        <source>Take the card out, wipe its chip, insert it again and try again.</source>
        <translation>请取出卡片，擦净芯片，重新插入后再试。</translation>
    </message>
    <message>
        <source>The card holds data that cannot be read.</source>
        <translation>卡片中有无法读取的数据。</translation>
    </message>
    <message>
        <source>Bring the card to a counter, where it is looked at.</source>
        <translation>请携带卡片到柜台检查。</translation>
    </message>
    <message>
        <source>The card&apos;s answer is longer than it may be.</source>
        <translation>卡片返回的数据超过了允许的长度。</translation>
    </message>
    <message>
        <source>The card does not hold this.</source>
        <translation>卡片中没有这项内容。</translation>
    </message>
    <message>
        <source>If the card should hold it, bring the card to a counter.</source>
        <translation>如果卡片中应当有这项内容，请携带卡片到柜台办理。</translation>
    </message>
    <message>
        <source>The card cannot do this.</source>
        <translation>卡片不支持此操作。</translation>
    </message>
    <message>
        <source>Ask at the counter for a card that can.</source>
        <translation>请到柜台咨询更换支持此操作的卡片。</translation>
    </message>
    <message>
        <source>The card refused.</source>
        <translation>卡片拒绝了操作。</translation>
    </message>
    <message>
        <source>Take the card out, insert it again and try again. If it refuses once more, bring it to a counter.</source>
        <translation>请取出卡片，重新插入后再试。如果仍被拒绝，请携带卡片到柜台办理。</translation>
    </message>
    <message>
        <source>The card asks for its PIN first.</source>
        <translation>卡片要求先输入 PIN码。</translation>
    </message>
    <message>
        <source>Enter the PIN, then try again.</source>
        <translation>请输入 PIN码，然后重试。</translation>
    </message>
    <message>
        <source>The card&apos;s memory is full or worn out.</source>
        <translation>卡片存储空间已满或已损坏。</translation>
    </message>
    <message>
        <source>Bring the card to a counter, where it is replaced.</source>
        <translation>请携带卡片到柜台更换。</translation>
    </message>
    <message>
        <source>The PIN is wrong.</source>
        <translation>PIN码错误。</translation>
    </message>
    <message>
        <source>Check the PIN and enter it again.</source>
        <translation>请核对 PIN码后重新输入。</translation>
    </message>
    <message>
        <source>The PIN is blocked.</source>
        <translation>PIN码已锁定。</translation>
    </message>
    <message>
        <source>Unblock the PIN with the PUK from your PIN letter.</source>
        <translation>请使用密码信中的 PUK码解锁 PIN码。</translation>
    </message>
    <message>
        <source>The PUK is wrong.</source>
        <translation>PUK码错误。</translation>
    </message>
    <message>
        <source>Check the PUK in your PIN letter and enter it again.</source>
        <translation>请核对密码信中的 PUK码后重新输入。</translation>
    </message>
    <message>
        <source>The PUK is blocked.</source>
        <translation>PUK码已锁定。</translation>
    </message>
    <message>
        <source>Bring the card and your ID document to a counter: only there can it be unblocked.</source>
        <translation>请携带卡片和身份证件到柜台办理，只有柜台才能解锁。</translation>
    </message>
    <message>
        <source>Only one try is left.</source>
        <translation>只剩一次机会。</translation>
    </message>
    <message>
        <source>Look up the right PIN or PUK first. If you are sure of it, confirm that the last try may be used.</source>
        <translation>请先查明正确的 PIN码或 PUK码。如果确定无误，请确认使用最后一次机会。</translation>
    </message>
    <message>
        <source>The card does not say how many tries are left.</source>
        <translation>卡片没有告知还剩几次机会。</translation>
    </message>
    <message>
        <source>If you are sure of the PIN or PUK, confirm that a try may be used.</source>
        <translation>如果确定 PIN码或 PUK码无误，请确认使用一次机会。</translation>
    </message>
    <message>
        <source>The entry is too short.</source>
        <translation>输入的位数太少。</translation>
    </message>
    <message>
        <source>A PIN or PUK has more digits: check it and enter it again.</source>
        <translation>PIN码或PUK码的位数更多：请核对后重新输入。</translation>
    </message>
    <message>
        <source>The entry is too long.</source>
        <translation>输入的位数太多。</translation>
    </message>
    <message>
        <source>A PIN or PUK has fewer digits: check it and enter it again.</source>
        <translation>PIN码或PUK码的位数更少：请核对后重新输入。</translation>
    </message>
    <message>
        <source>A PIN or PUK consists of digits only.</source>
        <translation>PIN码和PUK码只由数字组成。</translation>
    </message>
    <message>
        <source>Use the digits 0 to 9 only.</source>
        <translation>请只使用数字 0 到 9。</translation>
    </message>
    <message>
        <source>The new PIN or PUK is the old one.</source>
        <translation>新的PIN码或PUK码与原来的相同。</translation>
    </message>
    <message>
        <source>Choose another one.</source>
        <translation>请另选一个。</translation>
    </message>
    <message>
        <source>The digits follow one another, as in 123456.</source>
        <translation>数字是连续的，例如 123456。</translation>
    </message>
    <message>
        <source>Choose digits that are harder to guess.</source>
        <translation>请选择更难猜到的数字。</translation>
    </message>
    <message>
        <source>The digits repeat, as in 111111 or 121212.</source>
        <translation>数字有重复规律，例如 111111 或 121212。</translation>
    </message>
    <message>
        <source>The PIN is the holder&apos;s birth date.</source>
        <translation>PIN码是持卡人的出生日期。</translation>
    </message>
    <message>
        <source>Choose a PIN that nobody can learn from your papers.</source>
        <translation>请选择无法从您的证件中得知的 PIN码。</translation>
    </message>
    <message>
        <source>The PIN is a part of the holder&apos;s ID number.</source>
        <translation>PIN码是持卡人身份证号码的一部分。</translation>
    </message>
    <message>
        <source>The two entries differ.</source>
        <translation>两次输入不一致。</translation>
    </message>
    <message>
        <source>Enter the new PIN or PUK twice, the same each time.</source>
        <translation>请两次输入相同的新PIN码或PUK码。</translation>
    </message>
    <message>
        <source>The change was cut short, and the card does not say whether it happened.</source>
        <translation>更改中途中断，卡片没有告知是否已更改。</translation>
    </message>
    <message>
        <source>Insert the same card again. The tool then finds out which PIN is valid.</source>
        <translation>请重新插入同一张卡片，本工具会查明哪个 PIN码有效。</translation>
    </message>
    <message>
        <source>The first PIN of this card was changed already.</source>
        <translation>这张卡片的初始 PIN码已经更改过。</translation>
    </message>
    <message>
        <source>To change the PIN again, use “Change PIN”.</source>
        <translation>要再次更改 PIN码，请使用“更改 PIN码”。</translation>
    </message>
    <message>
        <source>No PIN was entered.</source>
        <translation>没有输入 PIN码。</translation>
    </message>
    <message>
        <source>Enter the PIN at the terminal, through a file descriptor or at the reader&apos;s key pad.</source>
        <translation>请在终端输入 PIN码，或通过文件描述符、读卡器键盘输入。</translation>
    </message>
    <message>
        <source>The card holds no such certificate.</source>
        <translation>卡片中没有这个证书。</translation>
    </message>
    <message>
        <source>What the card holds as its certificate is none.</source>
        <translation>卡片中存放证书的位置不是有效的证书。</translation>
    </message>
    <message>
        <source>Bring the card to a counter, where its certificate is issued anew.</source>
        <translation>请携带卡片到柜台重新签发证书。</translation>
    </message>
    <message>
        <source>There is no certificate slot of that name.</source>
        <translation>没有这个名称的证书位置。</translation>
    </message>
    <message>
        <source>Name one of the slots 9A, 9C, 9D or 9E.</source>
        <translation>请指定 9A、9C、9D 或 9E。</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>已取消。</translation>
    </message>
    <message>
        <source>Nothing was changed. Start again whenever you like.</source>
        <translation>没有任何更改，您可以随时重新开始。</translation>
    </message>
    <message>
        <source>It took too long.</source>
        <translation>等待超时。</translation>
    </message>
    <message>
        <source>Try again.</source>
        <translation>请重试。</translation>
    </message>
    <message>
        <source>This cannot be asked for.</source>
        <translation>无法执行这样的请求。</translation>
    </message>
    <message>
        <source>See the help for what is possible.</source>
        <translation>请查看帮助，了解可用的操作。</translation>
    </message>
    <message>
        <source>The file cannot be written.</source>
        <translation>无法写入文件。</translation>
    </message>
    <message>
        <source>Choose another folder or another name.</source>
        <translation>请选择其他文件夹或文件名。</translation>
    </message>
    <message>
        <source>The tool made a mistake.</source>
        <translation>本工具出现了内部错误。</translation>
    </message>
    <message>
        <source>Please report it, with what you were doing.</source>
        <translation>请报告这个问题，并说明您当时的操作。</translation>
    </message>
    <message numerus="yes">
        <source>%1 %n tries are left.</source>
        <extracomment>%1 is a sentence such as &quot;The PIN is wrong.&quot;</extracomment>
        <translation>
            <numerusform>%1还剩 %n 次机会。</numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody trusted vouches for the certificate.</source>
        <translation>没有可信机构为该证书证明。</translation>
    </message>
    <message>
        <source>Do not use it. Bring the card to a counter.</source>
        <translation>请不要使用。请携带此卡到柜台办理。</translation>
    </message>
    <message>
        <source>The certificate is not valid at this time.</source>
        <translation>该证书此时无效。</translation>
    </message>
    <message>
        <source>Check the date and the time of this computer. If they are right, bring the card to a counter.</source>
        <translation>请检查本机的日期和时间。若正确，请携带此卡到柜台办理。</translation>
    </message>
    <message>
        <source>The certificate was revoked.</source>
        <translation>该证书已被吊销。</translation>
    </message>
    <message>
        <source>Bring the card and your ID document to a counter.</source>
        <translation>请携带此卡和身份证件到柜台办理。</translation>
    </message>
    <message>
        <source>The certificate protects too weakly.</source>
        <translation>该证书的安全强度不足。</translation>
    </message>
    <message>
        <source>Bring the card to a counter, where it is issued anew.</source>
        <translation>请携带此卡到柜台重新签发。</translation>
    </message>
    <message>
        <source>The certificate that was issued is not the one that was asked for.</source>
        <translation>签发的证书与申请的不符。</translation>
    </message>
    <message>
        <source>Nothing was written to the card. Report it.</source>
        <translation>没有向卡写入任何内容。请报告此问题。</translation>
    </message>
    <message>
        <source>Nobody can say whether the certificate was revoked.</source>
        <translation>无法得知该证书是否已被吊销。</translation>
    </message>
    <message>
        <source>Try again later.</source>
        <translation>请稍后重试。</translation>
    </message>
    <message>
        <source>No identity platform is set up.</source>
        <translation>还没有设置身份平台。</translation>
    </message>
    <message>
        <source>Ask whoever gave you this tool for the address of the platform, and enter it in the settings.</source>
        <translation>请向提供本工具的单位询问平台地址，并在设置中填写。</translation>
    </message>
    <message>
        <source>The identity platform cannot be reached.</source>
        <translation>无法连接到身份平台。</translation>
    </message>
    <message>
        <source>Check that this computer is online, then try again.</source>
        <translation>请检查本机是否已联网，然后重试。</translation>
    </message>
    <message>
        <source>The proxy does not let the tool through.</source>
        <translation>代理服务器不允许本工具通过。</translation>
    </message>
    <message>
        <source>Check the proxy in the settings, or ask whoever looks after the network.</source>
        <translation>请检查设置中的代理，或咨询网络管理员。</translation>
    </message>
    <message>
        <source>The proxy asks for a user name and a password.</source>
        <translation>代理服务器要求用户名和密码。</translation>
    </message>
    <message>
        <source>Enter those that you were given for the proxy.</source>
        <translation>请输入为您分配的代理用户名和密码。</translation>
    </message>
    <message>
        <source>No secure connection to the platform can be made.</source>
        <translation>无法与平台建立安全连接。</translation>
    </message>
    <message>
        <source>Do not go on over this network. Try another one, and report it if it stays.</source>
        <translation>请不要继续使用此网络。请换一个网络再试，若仍如此请报告。</translation>
    </message>
    <message>
        <source>The server is not the identity platform: nobody trusted vouches for it.</source>
        <translation>该服务器不是身份平台：没有可信机构为它证明。</translation>
    </message>
    <message>
        <source>The certificate of the server is not valid at this time.</source>
        <translation>服务器证书此时无效。</translation>
    </message>
    <message>
        <source>Check the date and the time of this computer, then try again later.</source>
        <translation>请检查本机的日期和时间，稍后重试。</translation>
    </message>
    <message>
        <source>The server shows the certificate of another server.</source>
        <translation>服务器出示的是另一台服务器的证书。</translation>
    </message>
    <message>
        <source>Do not go on over this network. Check the address of the platform in the settings.</source>
        <translation>请不要继续使用此网络。请检查设置中的平台地址。</translation>
    </message>
    <message>
        <source>The certificate of the server was revoked.</source>
        <translation>服务器证书已被吊销。</translation>
    </message>
    <message>
        <source>Do not go on. Try again tomorrow, and report it if it stays.</source>
        <translation>请不要继续。明天再试，若仍如此请报告。</translation>
    </message>
    <message>
        <source>The server protects itself too weakly.</source>
        <translation>服务器的安全强度不足。</translation>
    </message>
    <message>
        <source>Do not go on, and report it: the platform must be repaired.</source>
        <translation>请不要继续，并请报告：平台需要修复。</translation>
    </message>
    <message>
        <source>The server has another key than the administrator laid down.</source>
        <translation>服务器的密钥与管理员指定的不符。</translation>
    </message>
    <message>
        <source>Do not go on. Ask whoever looks after this computer.</source>
        <translation>请不要继续。请咨询本机的管理员。</translation>
    </message>
    <message>
        <source>The server does not ask for the card.</source>
        <translation>服务器没有要求出示卡。</translation>
    </message>
    <message>
        <source>Do not go on, and check the address of the platform in the settings.</source>
        <translation>请不要继续，并检查设置中的平台地址。</translation>
    </message>
    <message>
        <source>The platform does not accept this card.</source>
        <translation>平台不接受这张卡。</translation>
    </message>
    <message>
        <source>Its certificate may have been revoked or replaced. Bring the card and your ID document to a counter.</source>
        <translation>它的证书可能已被吊销或更换。请携带此卡和身份证件到柜台办理。</translation>
    </message>
    <message>
        <source>The platform is busy.</source>
        <translation>平台繁忙。</translation>
    </message>
    <message>
        <source>Try again in a few minutes.</source>
        <translation>请几分钟后重试。</translation>
    </message>
    <message>
        <source>The platform has a fault.</source>
        <translation>平台发生故障。</translation>
    </message>
    <message>
        <source>Try again later. Nothing is lost.</source>
        <translation>请稍后重试，没有任何损失。</translation>
    </message>
    <message>
        <source>The platform refused.</source>
        <translation>平台拒绝了请求。</translation>
    </message>
    <message>
        <source>The answer of the platform cannot be understood.</source>
        <translation>无法理解平台的应答。</translation>
    </message>
    <message>
        <source>The answer of the platform is longer than it may be.</source>
        <translation>平台的应答过长。</translation>
    </message>
    <message>
        <source>Nothing on this card needs to be renewed yet.</source>
        <translation>这张卡上目前没有需要更新的内容。</translation>
    </message>
    <message>
        <source>The tool tells you when it is time.</source>
        <translation>到时本工具会提醒您。</translation>
    </message>
    <message>
        <source>The platform needs more time for the new certificate.</source>
        <translation>平台签发新证书还需要一些时间。</translation>
    </message>
    <message>
        <source>Leave the card as it is, and resume later. The tool tells when.</source>
        <translation>请保持此卡不变，稍后继续。本工具会告诉您何时继续。</translation>
    </message>
    <message>
        <source>The renewal was cut short.</source>
        <translation>更新过程中断了。</translation>
    </message>
    <message>
        <source>Insert the same card again and resume: the tool brings it to its end.</source>
        <translation>请重新插入同一张卡并继续：本工具会将更新完成。</translation>
    </message>
    <message>
        <source>No renewal of this card was cut short.</source>
        <translation>这张卡没有中断的更新。</translation>
    </message>
    <message>
        <source>To renew the card, start a new renewal.</source>
        <translation>如需更新此卡，请开始新的更新。</translation>
    </message>
    <message>
        <source>The card is being renewed already.</source>
        <translation>这张卡正在更新。</translation>
    </message>
    <message>
        <source>Wait until the other renewal has come to its end.</source>
        <translation>请等待另一个更新结束。</translation>
    </message>
    <message>
        <source>This card can no longer be renewed from home.</source>
        <translation>这张卡已无法自助更新。</translation>
    </message>
    <message>
        <source>The records of the tool cannot be opened.</source>
        <translation>无法打开本工具的记录。</translation>
    </message>
    <message>
        <source>Close other copies of the tool, and check that your home folder can be written to.</source>
        <translation>请关闭本工具的其他窗口，并检查您的主文件夹是否可写。</translation>
    </message>
    <message>
        <source>The records of the tool were damaged, and have been set aside.</source>
        <translation>本工具的记录已损坏，并已另行保存。</translation>
    </message>
    <message>
        <source>The tool goes on with new ones. Keep the file that was set aside, and report it.</source>
        <translation>本工具将使用新的记录继续工作。请保留另存的文件，并报告此问题。</translation>
    </message>
    <message>
        <source>The records were written by a later version of the tool.</source>
        <translation>这些记录由本工具的更新版本写入。</translation>
    </message>
    <message>
        <source>Install the latest version of the tool.</source>
        <translation>请安装本工具的最新版本。</translation>
    </message>
    <message>
        <source>There is no room left on the disk.</source>
        <translation>磁盘空间不足。</translation>
    </message>
    <message>
        <source>Make room on the disk, then try again.</source>
        <translation>请腾出磁盘空间，然后重试。</translation>
    </message>
    <message>
        <source>The journal was tampered with, or damaged.</source>
        <translation>操作日志被篡改或已损坏。</translation>
    </message>
    <message>
        <source>Export it as it is, and report it.</source>
        <translation>请按原样导出日志，并报告此问题。</translation>
    </message>
    <message>
        <source>No camera is connected.</source>
        <translation>没有连接摄像头。</translation>
    </message>
    <message>
        <source>Connect a camera, or open the shutter of the built-in one.</source>
        <translation>请连接摄像头，或打开内置摄像头的遮挡盖。</translation>
    </message>
    <message>
        <source>The tool may not use the camera.</source>
        <translation>本工具无权使用摄像头。</translation>
    </message>
    <message>
        <source>Allow it in the privacy settings of the system; on Linux, your account must be in the group &quot;video&quot;.</source>
        <translation>请在系统的隐私设置中允许使用；在 Linux 上，您的账户须属于“video”组。</translation>
    </message>
    <message>
        <source>Another program is using the camera.</source>
        <translation>另一个程序正在使用摄像头。</translation>
    </message>
    <message>
        <source>Close the other program, such as a video call, then try again.</source>
        <translation>请关闭视频通话等其他程序，然后重试。</translation>
    </message>
    <message>
        <source>The camera gives no picture that can be used.</source>
        <translation>摄像头给出的画面无法使用。</translation>
    </message>
    <message>
        <source>Choose another camera.</source>
        <translation>请选择另一个摄像头。</translation>
    </message>
    <message>
        <source>The camera was disconnected.</source>
        <translation>摄像头已断开。</translation>
    </message>
    <message>
        <source>Connect it again, then start anew.</source>
        <translation>请重新连接，然后重新开始。</translation>
    </message>
    <message>
        <source>The camera has stopped sending pictures.</source>
        <translation>摄像头停止传送画面。</translation>
    </message>
    <message>
        <source>Disconnect it, connect it again, then try again.</source>
        <translation>请拔下后重新连接，然后重试。</translation>
    </message>
    <message>
        <source>The part that takes pictures is not installed.</source>
        <translation>未安装拍摄组件。</translation>
    </message>
    <message>
        <source>Install the tool again, completely.</source>
        <translation>请完整地重新安装本工具。</translation>
    </message>
    <message>
        <source>The file with the face detector&apos;s model does not fit.</source>
        <translation>人脸检测模型文件不适用。</translation>
    </message>
    <message>
        <source>Choose a YuNet model of March 2022, or leave the setting empty.</source>
        <translation>请选择 2022 年 3 月版的 YuNet 模型，或将此设置留空。</translation>
    </message>
    <message>
        <source>The file is no picture that can be read.</source>
        <translation>该文件不是可读取的图片。</translation>
    </message>
    <message>
        <source>Choose a JPEG or PNG file.</source>
        <translation>请选择 JPEG 或 PNG 文件。</translation>
    </message>
    <message>
        <source>The picture is not good enough for a comparison.</source>
        <translation>照片质量不足以进行比对。</translation>
    </message>
    <message>
        <source>Follow the guidance: light from the front, face in the oval.</source>
        <translation>请按提示操作：光线来自正面，面部位于椭圆框内。</translation>
    </message>
    <message>
        <source>The presence check was not passed.</source>
        <translation>真人检测未通过。</translation>
    </message>
    <message>
        <source>Start anew, and make each movement slowly when it is asked for.</source>
        <translation>请重新开始，并在提示时缓慢做出每个动作。</translation>
    </message>
    <message>
        <source>The presence check is too long ago.</source>
        <translation>真人检测已过期。</translation>
    </message>
    <message>
        <source>Take the picture anew.</source>
        <translation>请重新拍摄。</translation>
    </message>
    <message>
        <source>The platform did not accept the face sample.</source>
        <translation>平台未接受该人脸样本。</translation>
    </message>
    <message>
        <source>Take the picture anew; if it is refused again, go to a counter.</source>
        <translation>请重新拍摄；如再次被拒绝，请前往受理窗口。</translation>
    </message>
    <message>
        <source>With this server, everybody on the way could read the name on the card.</source>
        <translation>与此服务器通信时，途中任何人都能看到卡上的姓名。</translation>
    </message>
    <message>
        <source>Nothing was sent. Report it: the platform must offer TLS 1.3.</source>
        <translation>没有发送任何内容。请报告此问题：平台必须支持 TLS 1.3。</translation>
    </message>
    <message>
        <source>What the tool needs to reach the platform is not installed on this computer.</source>
        <translation>本电脑未安装本工具连接平台所需的组件。</translation>
    </message>
    <message>
        <source>Install libcurl with OpenSSL, of version 7.87 or later (the package libcurl4), then try again.</source>
        <translation>请安装使用 OpenSSL 的 libcurl（7.87 或更高版本，软件包 libcurl4），然后重试。</translation>
    </message>
    <message>
        <source>This is no offer of an online copy.</source>
        <translation>这不是网证的领取凭据。</translation>
    </message>
    <message>
        <source>Use the link, the text or the picture of the QR code that the counter gave you.</source>
        <translation>请使用柜台给您的链接、文字或二维码图片。</translation>
    </message>
    <message>
        <source>The offer is not from the platform that is set up here.</source>
        <translation>此领取凭据不是来自本机设置的平台。</translation>
    </message>
    <message>
        <source>Take no offer from anybody but the counter. If it came from there, have the platform&apos;s address checked.</source>
        <translation>请只接受柜台的领取凭据。如果它确实来自柜台，请检查平台地址。</translation>
    </message>
    <message>
        <source>The offer was used already, or its time is over.</source>
        <translation>此领取凭据已使用过，或已过期。</translation>
    </message>
    <message>
        <source>Ask the counter for a new one.</source>
        <translation>请向柜台索取新的领取凭据。</translation>
    </message>
    <message>
        <source>The transaction code is wrong.</source>
        <translation>交易码不正确。</translation>
    </message>
    <message>
        <source>Enter the code that the counter gave you with the offer. After several wrong codes the offer is over.</source>
        <translation>请输入柜台随领取凭据一起给您的交易码。多次输错后，领取凭据将失效。</translation>
    </message>
    <message>
        <source>The platform did not issue the online copy.</source>
        <translation>平台没有签发网证。</translation>
    </message>
    <message>
        <source>Ask the counter why.</source>
        <translation>请向柜台询问原因。</translation>
    </message>
    <message>
        <source>What the platform issued is no valid online copy. Nothing was kept.</source>
        <translation>平台签发的不是有效的网证，未保存任何内容。</translation>
    </message>
    <message>
        <source>Try again later; if it happens again, tell the counter.</source>
        <translation>请稍后重试；如果再次发生，请告知柜台。</translation>
    </message>
    <message>
        <source>There is no online copy of this card on this PC.</source>
        <translation>本机没有此卡的网证。</translation>
    </message>
    <message>
        <source>No online copy is left for a site that has none yet.</source>
        <translation>没有剩余的网证可用于尚未使用过网证的网站。</translation>
    </message>
    <message>
        <source>Refresh the online copies, then answer again. That needs no counter.</source>
        <translation>请更新网证，然后重新应答。无需前往柜台。</translation>
    </message>
    <message>
        <source>Apply for one at a counter, and take it with the offer that you get there.</source>
        <translation>请在柜台申请，然后凭柜台给您的领取凭据领取。</translation>
    </message>
    <message>
        <source>The online copies on this PC cannot be opened with this card.</source>
        <translation>此卡无法打开本机的网证。</translation>
    </message>
    <message>
        <source>Insert the card that they were issued for, or use the recovery phrase.</source>
        <translation>请插入签发网证时所用的卡，或使用恢复短语。</translation>
    </message>
    <message>
        <source>The online copy is not valid any more.</source>
        <translation>此网证已失效。</translation>
    </message>
    <message>
        <source>If it is suspended, it can be released again; otherwise apply for a new one.</source>
        <translation>如果只是被挂失，可以解挂；否则请重新申请。</translation>
    </message>
    <message>
        <source>The link is no request that the tool understands.</source>
        <translation>此链接不是本工具能识别的请求。</translation>
    </message>
    <message>
        <source>Nothing was sent. Go back to the page that it came from and start there anew.</source>
        <translation>未发送任何内容。请返回来源页面重新开始。</translation>
    </message>
    <message>
        <source>It cannot be verified who asks.</source>
        <translation>无法核实是谁在请求。</translation>
    </message>
    <message>
        <source>Nothing was sent. Do not go on with whoever sent you here.</source>
        <translation>未发送任何内容。请不要继续与引导您来此的一方打交道。</translation>
    </message>
    <message>
        <source>The request was answered already, or its time is over.</source>
        <translation>此请求已被应答，或已过期。</translation>
    </message>
    <message>
        <source>Go back to the page that it came from and start there anew.</source>
        <translation>请返回来源页面重新开始。</translation>
    </message>
    <message>
        <source>What is asked for is not in an online copy.</source>
        <translation>网证中没有所请求的内容。</translation>
    </message>
    <message>
        <source>Nothing was sent. Tell whoever asks that the tool does not give this.</source>
        <translation>未发送任何内容。请告知请求方，本工具不提供该内容。</translation>
    </message>
    <message>
        <source>Another request is being answered.</source>
        <translation>正在处理另一个请求。</translation>
    </message>
    <message>
        <source>Answer or decline it first, then open the link again.</source>
        <translation>请先应答或拒绝它，然后重新打开链接。</translation>
    </message>
    <message>
        <source>The platform did not accept the authentication.</source>
        <translation>平台未接受此次认证。</translation>
    </message>
    <message>
        <source>Go back to the page that asked and start there anew; if it is refused again, ask the counter.</source>
        <translation>请返回请求页面重新开始；如果再次被拒绝，请咨询柜台。</translation>
    </message>
    <message>
        <source>The platform did not accept the report.</source>
        <translation>平台未接受此次申报。</translation>
    </message>
    <message>
        <source>Report the loss at a counter, or by telephone.</source>
        <translation>请到柜台或通过电话挂失。</translation>
    </message>
    <message>
        <source>The recovery phrase is wrong.</source>
        <translation>恢复短语不正确。</translation>
    </message>
    <message>
        <source>Check each group of characters.</source>
        <translation>请逐组核对字符。</translation>
    </message>
</context>
<context>
    <name>eid::FaceWords</name>
    <message>
        <source>Look into the camera.</source>
        <translation>请看摄像头。</translation>
    </message>
    <message>
        <source>Only one person may be in the picture.</source>
        <translation>画面中只能有一个人。</translation>
    </message>
    <message>
        <source>More light on your face, please.</source>
        <translation>脸部光线太暗，请增加光线。</translation>
    </message>
    <message>
        <source>Less light on your face, please.</source>
        <translation>脸部光线太强，请减弱光线。</translation>
    </message>
    <message>
        <source>Turn towards the light: it should come from the front.</source>
        <translation>请面向光源：光线应来自正前方。</translation>
    </message>
    <message>
        <source>Come closer.</source>
        <translation>请靠近一些。</translation>
    </message>
    <message>
        <source>Move back a little.</source>
        <translation>请后退一点。</translation>
    </message>
    <message>
        <source>Move to your left.</source>
        <translation>请向您的左侧移动。</translation>
    </message>
    <message>
        <source>Move to your right.</source>
        <translation>请向您的右侧移动。</translation>
    </message>
    <message>
        <source>Move up, or tilt the camera down.</source>
        <translation>请抬高一些，或将摄像头向下倾斜。</translation>
    </message>
    <message>
        <source>Move down, or tilt the camera up.</source>
        <translation>请降低一些，或将摄像头向上倾斜。</translation>
    </message>
    <message>
        <source>Hold your head upright.</source>
        <translation>请将头摆正。</translation>
    </message>
    <message>
        <source>Look straight into the camera.</source>
        <translation>请正视摄像头。</translation>
    </message>
    <message>
        <source>Open your eyes.</source>
        <translation>请睁开眼睛。</translation>
    </message>
    <message>
        <source>Hold still.</source>
        <translation>请保持不动。</translation>
    </message>
    <message>
        <source>The picture is blurred: wait a moment, or wipe the lens.</source>
        <translation>画面模糊：请稍等，或擦拭镜头。</translation>
    </message>
    <message>
        <source>Good. Stay like this.</source>
        <translation>很好，请保持。</translation>
    </message>
    <message>
        <source>One face in the picture</source>
        <translation>画面中有一张脸</translation>
    </message>
    <message>
        <source>Distance between the eyes</source>
        <translation>两眼间距</translation>
    </message>
    <message>
        <source>Size of the head</source>
        <translation>头部大小</translation>
    </message>
    <message>
        <source>Room at the left of the picture</source>
        <translation>画面左侧留空</translation>
    </message>
    <message>
        <source>Room at the right of the picture</source>
        <translation>画面右侧留空</translation>
    </message>
    <message>
        <source>Room above the head</source>
        <translation>头顶上方留空</translation>
    </message>
    <message>
        <source>Room below the head</source>
        <translation>头部下方留空</translation>
    </message>
    <message>
        <source>Head upright</source>
        <translation>头部端正</translation>
    </message>
    <message>
        <source>Look straight ahead</source>
        <translation>正视前方</translation>
    </message>
    <message>
        <source>Brightness</source>
        <translation>亮度</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>对比度</translation>
    </message>
    <message>
        <source>No black shadows</source>
        <translation>无黑影</translation>
    </message>
    <message>
        <source>No glare</source>
        <translation>无反光</translation>
    </message>
    <message>
        <source>Range of tones</source>
        <translation>色调范围</translation>
    </message>
    <message>
        <source>Even light on both sides</source>
        <translation>两侧光线均匀</translation>
    </message>
    <message>
        <source>Sharpness</source>
        <translation>清晰度</translation>
    </message>
    <message>
        <source>No blur by movement</source>
        <translation>无移动模糊</translation>
    </message>
    <message>
        <source>Natural colours</source>
        <translation>色彩自然</translation>
    </message>
    <message>
        <source>Eyes open</source>
        <translation>眼睛睁开</translation>
    </message>
    <message>
        <source>Calm background</source>
        <translation>背景简洁</translation>
    </message>
    <message>
        <source>Turn your head slowly to the left.</source>
        <translation>请慢慢向左转头。</translation>
    </message>
    <message>
        <source>Turn your head slowly to the right.</source>
        <translation>请慢慢向右转头。</translation>
    </message>
    <message>
        <source>Close your eyes for a moment, then open them.</source>
        <translation>请闭上眼睛片刻，然后睁开。</translation>
    </message>
    <message>
        <source>Come slowly closer to the camera.</source>
        <translation>请慢慢靠近摄像头。</translation>
    </message>
    <message>
        <source>The movement was not seen in time.</source>
        <translation>未能在规定时间内看到该动作。</translation>
    </message>
    <message>
        <source>Another movement was seen than the one asked for.</source>
        <translation>看到的动作与要求的不符。</translation>
    </message>
    <message>
        <source>What moved looks flat, like a photo or a screen.</source>
        <translation>移动的画面看起来是平面的，像照片或屏幕。</translation>
    </message>
    <message>
        <source>The face went out of sight.</source>
        <translation>脸部离开了画面。</translation>
    </message>
    <message>
        <source>Look straight into the camera and hold still.</source>
        <translation>请正视摄像头并保持不动。</translation>
    </message>
</context>
<context>
    <name>eid::JournalWords</name>
    <message>
        <source>PIN check</source>
        <translation>核对 PIN码</translation>
    </message>
    <message>
        <source>PIN change</source>
        <translation>更改 PIN码</translation>
    </message>
    <message>
        <source>Card activation</source>
        <translation>激活卡片</translation>
    </message>
    <message>
        <source>PIN unblocking</source>
        <translation>解锁 PIN码</translation>
    </message>
    <message>
        <source>PUK change</source>
        <translation>更改 PUK码</translation>
    </message>
    <message>
        <source>Interrupted change looked into</source>
        <translation>查明中断的更改</translation>
    </message>
    <message>
        <source>Certificate saved to a file</source>
        <translation>将证书保存为文件</translation>
    </message>
    <message>
        <source>Renewal begun</source>
        <translation>开始更新</translation>
    </message>
    <message>
        <source>Step of a renewal</source>
        <translation>更新步骤</translation>
    </message>
    <message>
        <source>Renewal completed</source>
        <translation>更新完成</translation>
    </message>
    <message>
        <source>Renewal stopped</source>
        <translation>更新中止</translation>
    </message>
    <message>
        <source>Journal saved to a file</source>
        <translation>将操作日志保存为文件</translation>
    </message>
    <message>
        <source>Damaged records set aside</source>
        <translation>另行保存损坏的记录</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Entry %1 was changed.</source>
        <translation>第 %1 条记录被改动。</translation>
    </message>
    <message>
        <source>Entry %1 is missing.</source>
        <translation>第 %1 条记录缺失。</translation>
    </message>
    <message>
        <source>Entry %1 does not follow the one before it.</source>
        <translation>第 %1 条记录与前一条不相衔接。</translation>
    </message>
    <message>
        <source>Entry %1 and all after it are missing.</source>
        <translation>第 %1 条及其后的记录全部缺失。</translation>
    </message>
    <message>
        <source>Entry %1 was put in after the end.</source>
        <translation>第 %1 条记录是在末尾之后添加的。</translation>
    </message>
    <message>
        <source>The last entry, %1, is not the one that was written last.</source>
        <translation>最后一条记录（第 %1 条）不是最后写入的那一条。</translation>
    </message>
    <message>
        <source>It had happened: the new one is valid</source>
        <translation>更改已生效：新的有效</translation>
    </message>
    <message>
        <source>It had not happened: the old one is valid</source>
        <translation>更改未生效：原来的有效</translation>
    </message>
    <message>
        <source>The card had refused it: nothing was changed</source>
        <translation>卡片已拒绝：没有更改</translation>
    </message>
    <message>
        <source>The card had refused it, and is blocked</source>
        <translation>卡片已拒绝，并已锁定</translation>
    </message>
    <message>
        <source>Face sample sent</source>
        <translation>人脸样本已发送</translation>
    </message>
    <message>
        <source>Face sample kept for later</source>
        <translation>人脸样本已保留，待发送</translation>
    </message>
    <message>
        <source>Face sample refused</source>
        <translation>人脸样本被拒绝</translation>
    </message>
    <message>
        <source>Waiting face sample removed</source>
        <translation>待发送的人脸样本已移除</translation>
    </message>
    <message>
        <source>Online copies issued</source>
        <translation>网证已签发</translation>
    </message>
    <message>
        <source>Online copies renewed</source>
        <translation>网证已更新</translation>
    </message>
    <message>
        <source>Online copy removed</source>
        <translation>网证已删除</translation>
    </message>
    <message>
        <source>Authentication</source>
        <translation>身份认证</translation>
    </message>
    <message>
        <source>Authentication declined</source>
        <translation>已拒绝身份认证</translation>
    </message>
    <message>
        <source>Authentication not completed</source>
        <translation>身份认证未完成</translation>
    </message>
    <message>
        <source>Loss reported</source>
        <translation>已挂失</translation>
    </message>
    <message>
        <source>Loss report withdrawn</source>
        <translation>已撤销挂失</translation>
    </message>
    <message>
        <source>Card frozen</source>
        <translation>卡已冻结</translation>
    </message>
    <message>
        <source>Card unfrozen</source>
        <translation>卡已解冻</translation>
    </message>
    <message>
        <source>Renewal resumed</source>
        <translation>继续更新</translation>
    </message>
</context>
<context>
    <name>eid::Presence</name>
    <message>
        <source>Challenge-response presence check; rejects still and flat photos in our tests; does not stop video replay, masks or injected video; not tested to ISO/IEC 30107-3.</source>
        <translation>挑战-应答式真人在场检查；在我们的测试中可拒绝静止照片和平面照片；不能阻止视频重放、面具或注入的视频；未按 ISO/IEC 30107-3 测试。</translation>
    </message>
</context>
<context>
    <name>eid::ui::AboutPage</name>
    <message>
        <source>eID Maintenance Tool</source>
        <translation>eID 维护工具</translation>
    </message>
    <message>
        <source>Version %1, with Qt %2</source>
        <translation>版本 %1，使用 Qt %2</translation>
    </message>
    <message>
        <source>By keyboard</source>
        <translation>键盘操作</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>许可证</translation>
    </message>
    <message>
        <source>Shows whose eID card is in the reader and how it stands, and changes, unblocks and checks its PIN. The PIN goes to the card and nowhere else. A journal of what was done is kept on this computer; neither the holder nor the card can be told from it.</source>
        <translation>显示读卡器中是谁的 eID 卡及其状态，并可更改、解锁和核对 PIN码。PIN码只发送给卡片，不会发往别处。操作日志保存在这台电脑上，从中看不出是谁的哪张卡。</translation>
    </message>
    <message>
        <source>Tab and Shift+Tab go from one thing to the next, Space or Enter uses it, Esc goes back. F5 reads the card again, Ctrl+J shows the journal, F1 this page, Ctrl+Q ends the tool.</source>
        <translation>按 Tab 和 Shift+Tab 在各项之间移动，按空格键或回车键使用当前项，按 Esc 返回。F5 重新读取卡片，Ctrl+J 显示操作日志，F1 显示本页，Ctrl+Q 退出。</translation>
    </message>
</context>
<context>
    <name>eid::ui::AnsweredView</name>
    <message>
        <source>Back to the page</source>
        <translation>返回原网页</translation>
    </message>
    <message>
        <source>Opens %1 in your browser</source>
        <translation>在浏览器中打开 %1</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>You have authenticated.</source>
        <translation>认证完成。</translation>
    </message>
    <message>
        <source>%1 (%2) gets the answer now.</source>
        <translation>%1（%2）现在会收到结果。</translation>
    </message>
    <message>
        <source>That you have signed their text</source>
        <translation>您已签署对方的文本</translation>
    </message>
    <message>
        <source>They learn</source>
        <translation>对方将得知</translation>
    </message>
    <message>
        <source>It is not in your records</source>
        <translation>未能记入您的记录</translation>
    </message>
    <message>
        <source>The answer was accepted, but could not be noted on this computer: %1</source>
        <translation>应答已被接受，但未能在本机留下记录：%1</translation>
    </message>
    <message>
        <source>You have declined.</source>
        <translation>您已拒绝。</translation>
    </message>
    <message>
        <source>%1 (%2) learns nothing of you but that.</source>
        <translation>%1（%2）只会知道您已拒绝，其他一概不知。</translation>
    </message>
    <message>
        <source>They could not be told</source>
        <translation>无法通知对方</translation>
    </message>
    <message>
        <source>%1 The request is closed all the same.</source>
        <translation>%1此请求仍已关闭。</translation>
    </message>
</context>
<context>
    <name>eid::ui::AuthenticationPage</name>
    <message>
        <source>It is verified who asks…</source>
        <translation>正在核实是谁在请求……</translation>
    </message>
    <message>
        <source>They are told that you decline…</source>
        <translation>正在告知对方您已拒绝……</translation>
    </message>
    <message>
        <source>The request is still open</source>
        <translation>此请求仍然有效</translation>
    </message>
    <message>
        <source>It can be answered until %1.</source>
        <translation>可在 %1 之前应答。</translation>
    </message>
    <message>
        <source>The request is closed</source>
        <translation>此请求已关闭</translation>
    </message>
    <message>
        <source>Go back to the page that asked to begin anew.</source>
        <translation>请返回发起请求的网页重新开始。</translation>
    </message>
    <message>
        <source>Enter the PIN to authenticate to %1 and to sign the text.</source>
        <translation>请输入 PIN码，向 %1 认证并签署文本。</translation>
    </message>
    <message>
        <source>Enter the PIN to authenticate to %1.</source>
        <translation>请输入 PIN码，向 %1 认证。</translation>
    </message>
    <message>
        <source>Authenticate and sign</source>
        <translation>认证并签署</translation>
    </message>
    <message>
        <source>Authenticate</source>
        <translation>身份认证</translation>
    </message>
    <message>
        <source>You are authenticated…</source>
        <translation>正在认证……</translation>
    </message>
    <message>
        <source>Fetch new copies</source>
        <translation>领取新的网证</translation>
    </message>
    <message>
        <source>Enter the PIN. With it the card proves itself to the platform, which issues new copies; then it goes on here.</source>
        <translation>请输入 PIN码。卡凭它向平台证明自己，由平台签发新的网证；然后在此继续。</translation>
    </message>
    <message>
        <source>New copies are fetched…</source>
        <translation>正在领取新的网证…</translation>
    </message>
</context>
<context>
    <name>eid::ui::AwaitView</name>
    <message>
        <source>Insert the card</source>
        <translation>请插入卡片</translation>
    </message>
    <message>
        <source>The tool looks what is due…</source>
        <translation>正在查看哪些需要更新……</translation>
    </message>
    <message>
        <source>The card is being read…</source>
        <translation>正在读取卡片……</translation>
    </message>
    <message>
        <source>Leave the card in the reader.</source>
        <translation>请不要取出卡片。</translation>
    </message>
    <message>
        <source>It goes on as soon as the card is in the reader.</source>
        <translation>卡片插入读卡器后会自动继续。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>eid::ui::CameraPicker</name>
    <message>
        <source>A film in place of a camera</source>
        <translation>录像（代替摄像头）</translation>
    </message>
</context>
<context>
    <name>eid::ui::CameraView</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Hide the measures</source>
        <translation>隐藏指标</translation>
    </message>
    <message>
        <source>What is still open?</source>
        <translation>还差什么？</translation>
    </message>
    <message>
        <source>Take the picture now</source>
        <translation>立即拍摄</translation>
    </message>
    <message>
        <source>The camera is starting…</source>
        <translation>正在启动摄像头…</translation>
    </message>
    <message>
        <source>The picture is taken by itself.</source>
        <translation>照片将自动拍摄。</translation>
    </message>
    <message>
        <source>Try once more</source>
        <translation>再试一次</translation>
    </message>
    <message>
        <source>The picture is taken.</source>
        <translation>照片已拍摄。</translation>
    </message>
    <message>
        <source>Now a few movements.</source>
        <translation>接下来请做几个动作。</translation>
    </message>
    <message>
        <source>The platform is asked for the movements…</source>
        <translation>正在向平台获取动作要求…</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>请稍候…</translation>
    </message>
    <message>
        <source>You can try once more.</source>
        <translation>您可以再试一次。</translation>
    </message>
    <message>
        <source>Movement %1 of %2</source>
        <translation>第 %1 个动作，共 %2 个</translation>
    </message>
</context>
<context>
    <name>eid::ui::CardWords</name>
    <message>
        <source>Looking for readers …</source>
        <translation>正在查找读卡器……</translation>
    </message>
    <message>
        <source>Reading the card …</source>
        <translation>正在读取卡片……</translation>
    </message>
    <message>
        <source>Leave the card in the reader.</source>
        <translation>请不要取出卡片。</translation>
    </message>
    <message>
        <source>Card recognised, reading on …</source>
        <translation>已识别卡片，正在继续读取……</translation>
    </message>
    <message>
        <source>Card is ready</source>
        <translation>卡片已就绪</translation>
    </message>
    <message>
        <source>Tries left: unknown</source>
        <translation>剩余次数：未知</translation>
    </message>
    <message>
        <source>Blocked</source>
        <translation>已锁定</translation>
    </message>
    <message>
        <source>No try is left. Unblock it with the PUK.</source>
        <translation>机会已用完，请用 PUK码解锁。</translation>
    </message>
    <message>
        <source>No try is left. Only a counter can help.</source>
        <translation>机会已用完，只能到柜台办理。</translation>
    </message>
    <message numerus="yes">
        <source>%n of %1 tries left</source>
        <translation>
            <numerusform>还剩 %n 次机会（共 %1 次）</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tries left</source>
        <translation>
            <numerusform>还剩 %n 次机会</numerusform>
        </translation>
    </message>
    <message>
        <source>One more wrong PIN blocks it.</source>
        <translation>再输错一次 PIN码就会锁定。</translation>
    </message>
    <message>
        <source>One more wrong PUK blocks it.</source>
        <translation>再输错一次 PUK码就会锁定。</translation>
    </message>
    <message>
        <source>Still the first PIN, as issued.</source>
        <translation>仍是发卡时的初始 PIN码。</translation>
    </message>
    <message>
        <source>Still the first PUK, as issued.</source>
        <translation>仍是发卡时的初始 PUK码。</translation>
    </message>
    <message>
        <source>There were wrong entries.</source>
        <translation>之前有输错的情况。</translation>
    </message>
    <message>
        <source>All is well.</source>
        <translation>一切正常。</translation>
    </message>
    <message>
        <source>PIN and PUK are blocked</source>
        <translation>PIN码和 PUK码都已锁定</translation>
    </message>
    <message>
        <source>Bring the card and your ID document to a counter. Only there can the card be made usable again.</source>
        <translation>请携带卡片和身份证件到柜台办理，只有柜台才能让卡片恢复使用。</translation>
    </message>
    <message>
        <source>The PIN is blocked</source>
        <translation>PIN码已锁定</translation>
    </message>
    <message>
        <source>Unblock it with the PUK from your PIN letter.</source>
        <translation>请使用密码信中的 PUK码解锁。</translation>
    </message>
    <message>
        <source>This card still has its first PIN</source>
        <translation>这张卡片仍在使用初始 PIN码</translation>
    </message>
    <message>
        <source>Set a PIN of your own that only you know. Then the card is ready for use.</source>
        <translation>请设置一个只有您自己知道的 PIN码，之后卡片即可使用。</translation>
    </message>
    <message>
        <source>Only one try is left for the PIN</source>
        <translation>PIN码只剩一次机会</translation>
    </message>
    <message>
        <source>Look the PIN up before you enter it. One more wrong entry blocks it.</source>
        <translation>请先查明 PIN码再输入，再输错一次就会锁定。</translation>
    </message>
    <message>
        <source>The PUK is blocked</source>
        <translation>PUK码已锁定</translation>
    </message>
    <message>
        <source>The PIN still works. Have the PUK renewed at a counter before you need it.</source>
        <translation>PIN码仍可使用。请在需要 PUK码之前到柜台更换 PUK码。</translation>
    </message>
    <message>
        <source>Reading the certificates …</source>
        <translation>正在读取证书……</translation>
    </message>
    <message>
        <source>Your card is ready for use</source>
        <translation>您的卡片可以正常使用</translation>
    </message>
    <message>
        <source>There is nothing you need to do.</source>
        <translation>您不需要做任何操作。</translation>
    </message>
    <message>
        <source>Check the PIN</source>
        <translation>核对 PIN码</translation>
    </message>
    <message>
        <source>Change the PIN</source>
        <translation>更改 PIN码</translation>
    </message>
    <message>
        <source>Set your own PIN</source>
        <translation>设置自己的 PIN码</translation>
    </message>
    <message>
        <source>Unblock the PIN</source>
        <translation>解锁 PIN码</translation>
    </message>
    <message>
        <source>Change the PUK</source>
        <translation>更改 PUK码</translation>
    </message>
    <message>
        <source>See whether you know it right</source>
        <translation>看看您记得对不对</translation>
    </message>
    <message>
        <source>Replace it by one of your choice</source>
        <translation>换成您自己选的号码</translation>
    </message>
    <message>
        <source>Replace the first PIN from your letter</source>
        <translation>替换密码信中的初始 PIN码</translation>
    </message>
    <message>
        <source>With the PUK from your PIN letter</source>
        <translation>使用密码信中的 PUK码</translation>
    </message>
    <message>
        <source>Needs a card in the reader</source>
        <translation>需要先插入卡片</translation>
    </message>
    <message>
        <source>Not possible with this card</source>
        <translation>这张卡片无法进行此操作</translation>
    </message>
    <message>
        <source>The card is still being read</source>
        <translation>正在读取卡片</translation>
    </message>
    <message>
        <source>Renew the certificates</source>
        <translation>更新证书</translation>
    </message>
    <message>
        <source>Before their validity ends</source>
        <translation>在有效期结束之前</translation>
    </message>
    <message>
        <source>It is seen when the PIN is used.</source>
        <translation>使用 PIN码时才会得知。</translation>
    </message>
    <message>
        <source>It is seen when the PUK is used.</source>
        <translation>使用 PUK码时才会得知。</translation>
    </message>
    <message>
        <source>Take a face sample</source>
        <translation>采集人脸样本</translation>
    </message>
    <message>
        <source>For a comparison by the back office</source>
        <translation>供后台比对</translation>
    </message>
    <message>
        <source>Online copies</source>
        <translation>网证</translation>
    </message>
    <message>
        <source>Card lost</source>
        <translation>卡片挂失</translation>
    </message>
    <message>
        <source>Prove on the internet who you are</source>
        <translation>在网上证明您是谁</translation>
    </message>
    <message>
        <source>Report it, freeze it, or take that back</source>
        <translation>挂失、冻结，或撤销挂失、解冻</translation>
    </message>
    <message>
        <source>Scan a code</source>
        <translation>扫码</translation>
    </message>
    <message>
        <source>Somebody shows you a QR code or a link</source>
        <translation>别人向您出示了二维码或链接</translation>
    </message>
</context>
<context>
    <name>eid::ui::CardZone</name>
    <message>
        <source>No name on this card</source>
        <translation>卡片中没有姓名</translation>
    </message>
    <message>
        <source>Card of %1</source>
        <translation>%1的卡片</translation>
    </message>
    <message>
        <source>Card number %1</source>
        <translation>卡号 %1</translation>
    </message>
    <message>
        <source>Reader: %1</source>
        <translation>读卡器：%1</translation>
    </message>
</context>
<context>
    <name>eid::ui::CertificatePage</name>
    <message>
        <source>%1 certificate</source>
        <extracomment>%1 is what the certificate is for, such as &quot;Identity&quot;</extracomment>
        <translation>%1证书</translation>
    </message>
    <message>
        <source>Hide the full ID &amp;number</source>
        <translation>隐藏完整号码(&amp;N)</translation>
    </message>
    <message>
        <source>Show the full ID &amp;number</source>
        <translation>显示完整号码(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Copy all</source>
        <translation>全部复制(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Save as file …</source>
        <translation>保存为文件(&amp;S)……</translation>
    </message>
    <message>
        <source>Copied, as shown here.</source>
        <translation>已按当前显示内容复制。</translation>
    </message>
    <message>
        <source>Save the certificate</source>
        <translation>保存证书</translation>
    </message>
    <message>
        <source>Text form (*.pem)</source>
        <translation>文本格式 (*.pem)</translation>
    </message>
    <message>
        <source>Binary form (*.der *.cer)</source>
        <translation>二进制格式 (*.der *.cer)</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>已保存。</translation>
    </message>
</context>
<context>
    <name>eid::ui::CertificateWords</name>
    <message>
        <source>Identity</source>
        <translation>身份</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>签名</translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation>加密</translation>
    </message>
    <message>
        <source>The card itself</source>
        <translation>卡片自身</translation>
    </message>
    <message>
        <source>For logging in</source>
        <translation>用于登录和身份认证</translation>
    </message>
    <message>
        <source>For signing documents</source>
        <translation>用于签署文件</translation>
    </message>
    <message>
        <source>For protecting your data</source>
        <translation>用于保护您的数据</translation>
    </message>
    <message>
        <source>Shows that the card is genuine</source>
        <translation>证明卡片是真的</translation>
    </message>
    <message>
        <source>d MMMM yyyy</source>
        <extracomment>How a date is written; see QLocale::toString()</extracomment>
        <translation>yyyy年M月d日</translation>
    </message>
    <message>
        <source>Being read …</source>
        <translation>正在读取……</translation>
    </message>
    <message>
        <source>None on this card</source>
        <translation>卡片中没有</translation>
    </message>
    <message>
        <source>Cannot be read</source>
        <translation>无法读取</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>有效期至 %1</translation>
    </message>
    <message>
        <source>Not valid yet</source>
        <translation>尚未生效</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>自 %1 起生效</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>已过期</translation>
    </message>
    <message>
        <source>on %1</source>
        <translation>已于 %1 过期</translation>
    </message>
    <message>
        <source>Expires within a day</source>
        <translation>一天之内过期</translation>
    </message>
    <message numerus="yes">
        <source>Valid for %n days</source>
        <translation>
            <numerusform>有效，还剩 %n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 certificate: %2</source>
        <translation>%1证书：%2</translation>
    </message>
    <message>
        <source>Bring the card to a counter for a new one.</source>
        <translation>请携带卡片到柜台办理新证书。</translation>
    </message>
    <message>
        <source>Check the date and time of this computer.</source>
        <translation>请检查本机的日期和时间。</translation>
    </message>
    <message>
        <source>Have it renewed in good time at a counter.</source>
        <translation>请及时到柜台更新证书。</translation>
    </message>
    <message>
        <source>d MMMM yyyy HH:mm:ss</source>
        <translation>yyyy年M月d日 HH:mm:ss</translation>
    </message>
    <message>
        <source>Holder</source>
        <translation>持有人</translation>
    </message>
    <message>
        <source>Holder&apos;s number</source>
        <translation>持有人号码</translation>
    </message>
    <message>
        <source>Issued by</source>
        <translation>签发者</translation>
    </message>
    <message>
        <source>Validity</source>
        <translation>有效性</translation>
    </message>
    <message>
        <source>Valid from</source>
        <translation>生效时间</translation>
    </message>
    <message>
        <source>Valid until</source>
        <translation>失效时间</translation>
    </message>
    <message>
        <source>May be used for</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Extended use</source>
        <translation>扩展用途</translation>
    </message>
    <message>
        <source>Slot on the card</source>
        <translation>卡片中的位置</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>密钥</translation>
    </message>
    <message>
        <source>Signature algorithm</source>
        <translation>签名算法</translation>
    </message>
    <message>
        <source>Serial number</source>
        <translation>序列号</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>主体</translation>
    </message>
    <message>
        <source>Issuer</source>
        <translation>签发者全称</translation>
    </message>
    <message>
        <source>Fingerprint (SHA-256)</source>
        <translation>指纹（SHA-256）</translation>
    </message>
    <message>
        <source>signing and logging in</source>
        <translation>签名和登录</translation>
    </message>
    <message>
        <source>binding signatures</source>
        <translation>具有约束力的签名</translation>
    </message>
    <message>
        <source>encrypting keys</source>
        <translation>加密密钥</translation>
    </message>
    <message>
        <source>encrypting data</source>
        <translation>加密数据</translation>
    </message>
    <message>
        <source>agreeing on keys</source>
        <translation>密钥协商</translation>
    </message>
    <message>
        <source>issuing certificates</source>
        <translation>签发证书</translation>
    </message>
    <message>
        <source>issuing revocation lists</source>
        <translation>签发吊销列表</translation>
    </message>
    <message>
        <source>encrypting only</source>
        <translation>仅加密</translation>
    </message>
    <message>
        <source>decrypting only</source>
        <translation>仅解密</translation>
    </message>
</context>
<context>
    <name>eid::ui::ChoosePadView</name>
    <message>
        <source>Enter it again.</source>
        <translation>请重新输入。</translation>
    </message>
    <message>
        <source>This reader has keys of its own. What you enter there, no program on this computer can see.</source>
        <translation>这个读卡器自带键盘。在读卡器上输入的内容，电脑上的任何程序都看不到。</translation>
    </message>
    <message>
        <source>Use the reader&apos;s keys</source>
        <translation>使用读卡器键盘</translation>
    </message>
    <message>
        <source>Type on this computer</source>
        <translation>在电脑上输入</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>eid::ui::CodeCameraView</name>
    <message>
        <source>Camera</source>
        <translation>摄像头</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>That is a code of another kind</source>
        <translation>这是另一种二维码</translation>
    </message>
    <message>
        <source>It is neither an offer of online copies nor a question who you are. Nothing was done with it. Hold the right one before the camera.</source>
        <translation>它既不是网证的领取凭据，也不是身份核验请求，未作任何处理。请将正确的二维码对准摄像头。</translation>
    </message>
    <message>
        <source>Hold the code before the camera</source>
        <translation>请将二维码对准摄像头</translation>
    </message>
    <message>
        <source>The camera is starting…</source>
        <translation>正在启动摄像头…</translation>
    </message>
    <message>
        <source>It is read by itself. Nothing is sent before you have seen what it asks for, and nothing of the picture is kept.</source>
        <translation>对准后自动识别。在您看到它请求什么之前，不会发送任何内容；画面不作任何保存。</translation>
    </message>
</context>
<context>
    <name>eid::ui::CodeEntry</name>
    <message numerus="yes">
        <source>%n more characters are needed.</source>
        <translation>
            <numerusform>还需要 %n 个字符。</numerusform>
        </translation>
    </message>
    <message>
        <source>Enter the code first.</source>
        <translation>请先输入代码。</translation>
    </message>
    <message>
        <source>Hide what was typed</source>
        <translation>隐藏输入内容</translation>
    </message>
    <message>
        <source>Show what was typed</source>
        <translation>显示输入内容</translation>
    </message>
    <message numerus="yes">
        <source>No more than %n characters.</source>
        <translation>
            <numerusform>最多 %n 个字符。</numerusform>
        </translation>
    </message>
    <message>
        <source>Digits only, 0 to 9. Nothing else was taken.</source>
        <translation>只能输入数字 0 至 9，其他字符未被接受。</translation>
    </message>
    <message>
        <source>Letters A to Z and digits only. Nothing else was taken.</source>
        <translation>只能输入字母 A 至 Z 和数字，其他字符未被接受。</translation>
    </message>
    <message>
        <source>Letters, digits and signs of an English keyboard only. Nothing else was taken.</source>
        <translation>只能输入英文键盘上的字母、数字和符号，其他字符未被接受。</translation>
    </message>
</context>
<context>
    <name>eid::ui::CodeEntryView</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>eid::ui::CodeShownView</name>
    <message>
        <source>It is shown this once</source>
        <translation>只显示这一次</translation>
    </message>
    <message>
        <source>I have noted it</source>
        <translation>我已记下</translation>
    </message>
    <message>
        <source>The tool cannot show it again. Write it down and keep it apart from the card. Should you lose it, have a new one made; the old one is worth nothing then.</source>
        <translation>本工具无法再次显示它。请抄写下来，并与卡分开保管。如果遗失，可以重新生成；届时旧的即失效。</translation>
    </message>
</context>
<context>
    <name>eid::ui::ConsentView</name>
    <message>
        <source>last try</source>
        <translation>最后一次机会</translation>
    </message>
    <message>
        <source>The card cannot tell by itself which one is valid. %1.</source>
        <translation>卡片自己无法告知哪一个有效。%1。</translation>
    </message>
    <message>
        <source>Only one try of the PUK is left.</source>
        <translation>PUK码只剩一次机会。</translation>
    </message>
    <message>
        <source>Only one try is left.</source>
        <translation>只剩一次机会。</translation>
    </message>
    <message>
        <source>If your entry is wrong, the PUK is blocked, and only a counter can help.</source>
        <translation>如果输入错误，PUK码将被锁定，只能到柜台办理。</translation>
    </message>
    <message>
        <source>If your entry is wrong, the PIN is blocked. Then you need the PUK from your PIN letter to unblock it.</source>
        <translation>如果输入错误，PIN码将被锁定，之后需要用密码信中的 PUK码解锁。</translation>
    </message>
    <message>
        <source>The card does not tell how many tries of the PUK are left.</source>
        <translation>卡片没有告知 PUK码还剩几次机会。</translation>
    </message>
    <message>
        <source>The card does not tell how many tries are left.</source>
        <translation>卡片没有告知还剩几次机会。</translation>
    </message>
    <message>
        <source>A wrong entry costs a try, and it may be the last one. If the PUK is blocked, only a counter can help.</source>
        <translation>输错会用掉一次机会，而这可能是最后一次。PUK码一旦锁定，只能到柜台办理。</translation>
    </message>
    <message>
        <source>A wrong entry costs a try, and it may be the last one.</source>
        <translation>输错会用掉一次机会，而这可能是最后一次。</translation>
    </message>
    <message>
        <source>Your last entry was wrong. Look up the right one first: in your PIN letter, or where you keep it.</source>
        <translation>您上次输入有误。请先查明正确的号码：看密码信，或您保存号码的地方。</translation>
    </message>
    <message>
        <source>To find out, the new one is tried. If it is right, nothing is lost. If it is wrong, one try is spent, and the old one is valid.</source>
        <translation>查明的办法是试一次新号码。如果正确，没有任何损失；如果错误，会用掉一次机会，说明原号码有效。</translation>
    </message>
    <message>
        <source>Look it up first if you are not sure. There is no hurry.</source>
        <translation>如果不确定，请先查明。不用着急。</translation>
    </message>
    <message>
        <source>To use the last try, type the words: %1</source>
        <translation>要使用最后一次机会，请输入：%1</translation>
    </message>
    <message>
        <source>I am sure of it. A try may be used.</source>
        <translation>我确定无误，可以使用一次机会。</translation>
    </message>
    <message>
        <source>Type the words “%1” to go on.</source>
        <translation>请输入“%1”以继续。</translation>
    </message>
    <message>
        <source>Tick the box to go on.</source>
        <translation>请勾选后继续。</translation>
    </message>
    <message>
        <source>Use the last try</source>
        <translation>使用最后一次机会</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>暂不</translation>
    </message>
    <message>
        <source>I know which one is valid</source>
        <translation>我知道哪一个有效</translation>
    </message>
</context>
<context>
    <name>eid::ui::CopiesAwaitView</name>
    <message>
        <source>Open copies with the recovery phrase</source>
        <translation>用恢复短语打开网证</translation>
    </message>
    <message>
        <source>To look at them without the card</source>
        <translation>无需卡即可查看</translation>
    </message>
    <message>
        <source>Remove all copies from this computer</source>
        <translation>删除本机上的全部网证</translation>
    </message>
    <message numerus="yes">
        <source>%n copies, of whichever card: such as one that is lost</source>
        <translation>
            <numerusform>共 %n 份，不论属于哪张卡，例如已遗失的卡</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>eid::ui::CopiesEmptyView</name>
    <message>
        <source>No online copy of this card yet</source>
        <translation>此卡还没有网证</translation>
    </message>
    <message>
        <source>An online copy proves on the internet who you are, without your ID card being shown: whoever asks learns that it is you, and of the card only what you agree to. It works on this computer, with this card and its PIN, and nowhere else.</source>
        <translation>网证让您无需出示身份证件，就能在网上证明您是谁：对方只知道是您本人，证件上的内容则只有您同意的才会告知。它只在这台电脑上、凭此卡和 PIN码使用。</translation>
    </message>
    <message>
        <source>Apply for it at a counter with your resident identity card. You are given an offer, as a QR code and a link, and a transaction code. With both you take it here.</source>
        <translation>请携带居民身份证到柜台申请。柜台会给您领取凭据（二维码和链接）以及交易码，凭这两样在此领取。</translation>
    </message>
    <message>
        <source>Copies of another card are on this computer</source>
        <translation>本机有其他卡的网证</translation>
    </message>
    <message numerus="yes">
        <source>%n copies. Only that card opens them.</source>
        <translation>
            <numerusform>%n 份，只有相应的卡才能打开。</numerusform>
        </translation>
    </message>
    <message>
        <source>Take an offer</source>
        <translation>领取网证</translation>
    </message>
    <message>
        <source>Remove them</source>
        <translation>删除</translation>
    </message>
</context>
<context>
    <name>eid::ui::CopiesOpenedView</name>
    <message>
        <source>Hide it again</source>
        <translation>重新隐藏</translation>
    </message>
    <message>
        <source>Show it</source>
        <translation>显示内容</translation>
    </message>
    <message>
        <source>What stands here is shown to you alone. It goes from the screen with the card.</source>
        <translation>这里的内容只给您自己看。取出卡片后，内容即从屏幕上消失。</translation>
    </message>
    <message>
        <source>Where they were used</source>
        <translation>使用记录</translation>
    </message>
    <message numerus="yes">
        <source>Nowhere yet: %n copies are ready for sites to come.</source>
        <translation>
            <numerusform>尚未使用过：%n 份备用网证可供以后的网站使用。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more copies are ready for sites to come.</source>
        <translation>
            <numerusform>另有 %n 份备用网证可供以后的网站使用。</numerusform>
        </translation>
    </message>
    <message>
        <source>Close the copies</source>
        <translation>关闭网证</translation>
    </message>
    <message>
        <source>With copies that were replaced since</source>
        <translation>使用已被替换的网证</translation>
    </message>
</context>
<context>
    <name>eid::ui::CopiesOverviewView</name>
    <message>
        <source>They are not valid any more</source>
        <translation>网证已失效</translation>
    </message>
    <message>
        <source>Apply for new ones at a counter, and take the offer that you get there.</source>
        <translation>请到柜台重新申请，然后凭领取凭据领取。</translation>
    </message>
    <message>
        <source>They are suspended</source>
        <translation>网证已暂停使用</translation>
    </message>
    <message>
        <source>The card was frozen or reported lost. See “Card lost” for how it stands.</source>
        <translation>此卡已被冻结或挂失。请到“卡片挂失”查看状态。</translation>
    </message>
    <message>
        <source>It is time to refresh them</source>
        <translation>该更新网证了</translation>
    </message>
    <message>
        <source>They end soon, or few are left for sites that you have not used yet.</source>
        <translation>网证即将到期，或可供新网站使用的备用网证不多了。</translation>
    </message>
    <message>
        <source>New ones are needed soon</source>
        <translation>很快需要新的网证</translation>
    </message>
    <message>
        <source>They cannot be refreshed from here: ask a counter for a new offer.</source>
        <translation>无法在此更新：请向柜台索取新的领取凭据。</translation>
    </message>
    <message>
        <source>Nothing is due</source>
        <translation>无需处理</translation>
    </message>
    <message>
        <source>How they stand at the platform is seen when they are opened.</source>
        <translation>打开网证时会查询它们在平台上的状态。</translation>
    </message>
    <message>
        <source>They were valid when they were last opened.</source>
        <translation>上次打开时均有效。</translation>
    </message>
    <message numerus="yes">
        <source>%n online copies of this card</source>
        <translation>
            <numerusform>此卡的网证：%n 份</numerusform>
        </translation>
    </message>
    <message>
        <source>Valid until %1.</source>
        <translation>有效期至 %1。</translation>
    </message>
    <message>
        <source>None has been used yet. Each site is shown one of its own, so that no two can compare what they know.</source>
        <translation>尚未使用过。每个网站各用一份，任何两个网站都无法相互比对。</translation>
    </message>
    <message numerus="yes">
        <source>%n of them belong to a site each, so that no two sites can compare what they know.</source>
        <translation>
            <numerusform>其中 %n 份各归一个网站专用，任何两个网站都无法相互比对。</numerusform>
        </translation>
    </message>
    <message>
        <source>Refresh them</source>
        <translation>更新网证</translation>
    </message>
    <message>
        <source>New copies in place of those that were not used yet</source>
        <translation>用新的网证替换尚未使用的网证</translation>
    </message>
    <message>
        <source>Not from here any more: a new offer is needed</source>
        <translation>无法在此更新：需要新的领取凭据</translation>
    </message>
    <message>
        <source>Make another recovery phrase</source>
        <translation>重新生成恢复短语</translation>
    </message>
    <message>
        <source>Make a recovery phrase</source>
        <translation>生成恢复短语</translation>
    </message>
    <message>
        <source>Opens the copies on this computer should the card ever fail; it cannot authenticate</source>
        <translation>万一卡片损坏，可用它打开本机的网证；不能用于认证</translation>
    </message>
    <message>
        <source>Open them with the recovery phrase</source>
        <translation>用恢复短语打开</translation>
    </message>
    <message>
        <source>To look at them without the card&apos;s PIN</source>
        <translation>不用卡片的 PIN码即可查看</translation>
    </message>
    <message>
        <source>Have a new loss code</source>
        <translation>获取新的挂失码</translation>
    </message>
    <message>
        <source>To report the card lost without having it</source>
        <translation>卡片不在手边时用于挂失</translation>
    </message>
    <message>
        <source>Take another offer</source>
        <translation>再次领取</translation>
    </message>
    <message>
        <source>That a counter gave you</source>
        <translation>凭柜台给您的领取凭据</translation>
    </message>
    <message>
        <source>Remove them from this computer</source>
        <translation>从本机删除</translation>
    </message>
    <message>
        <source>For good</source>
        <translation>删除后无法恢复</translation>
    </message>
    <message>
        <source>Open with the PIN</source>
        <translation>用 PIN码打开</translation>
    </message>
    <message>
        <source>Refresh them: the platform issues new ones to the card, if it may be used.</source>
        <translation>请更新网证：只要该卡可以使用，平台就会向它签发新的网证。</translation>
    </message>
    <message>
        <source>Remove the copies of other cards</source>
        <translation>删除其他卡的网证</translation>
    </message>
    <message numerus="yes">
        <source>%n copies that only their cards open, such as one that is lost</source>
        <translation>
            <numerusform>共 %n 份，只有对应的卡才能打开，例如已遗失的卡</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>eid::ui::CopiesPage</name>
    <message>
        <source>Enter the PIN. With it the card opens the online copies.</source>
        <translation>请输入 PIN码，用于打开网证。</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Enter the PIN. With it the card proves itself to the platform, which issues new copies.</source>
        <translation>请输入 PIN码，卡片将以此向平台证明自己，由平台签发新的网证。</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>更新</translation>
    </message>
    <message>
        <source>Enter the PIN. With it the card opens the online copies, so that the phrase can open them, too.</source>
        <translation>请输入 PIN码，用于打开网证，使恢复短语也能打开它们。</translation>
    </message>
    <message>
        <source>Make the phrase</source>
        <translation>生成恢复短语</translation>
    </message>
    <message>
        <source>Enter the PIN. With it the card proves itself to the platform, which makes the code. An older loss code is worth nothing then.</source>
        <translation>请输入 PIN码，卡片将以此向平台证明自己，由平台生成挂失码。旧的挂失码随即作废。</translation>
    </message>
    <message>
        <source>Have a new code</source>
        <translation>获取新的挂失码</translation>
    </message>
    <message>
        <source>Enter the recovery phrase that you noted. It opens the copies on this computer, to be looked at; to authenticate, the card is needed.</source>
        <translation>请输入您记下的恢复短语。它可打开本机的网证供查看；认证仍需要卡片。</translation>
    </message>
    <message>
        <source>Recovery phrase</source>
        <translation>恢复短语</translation>
    </message>
    <message>
        <source>7 groups of 4 letters and digits</source>
        <translation>7 组，每组 4 个字母或数字</translation>
    </message>
    <message>
        <source>The online copies are opened…</source>
        <translation>正在打开网证……</translation>
    </message>
    <message>
        <source>The online copies are refreshed…</source>
        <translation>正在更新网证……</translation>
    </message>
    <message>
        <source>The recovery phrase is made…</source>
        <translation>正在生成恢复短语……</translation>
    </message>
    <message>
        <source>The platform makes the loss code…</source>
        <translation>平台正在生成挂失码……</translation>
    </message>
    <message>
        <source>The online copies are removed…</source>
        <translation>正在删除网证……</translation>
    </message>
    <message>
        <source>The recovery phrase is made.</source>
        <translation>恢复短语已生成。</translation>
    </message>
    <message>
        <source>Opens the online copies on this computer, to be looked at, should the card ever fail. Whoever has it and this computer can read them: keep it to yourself.</source>
        <translation>万一卡片损坏，可用它打开本机的网证供查看。谁同时拥有它和这台电脑，就能读取网证：请勿告诉他人。</translation>
    </message>
    <message>
        <source>The platform has made a new loss code.</source>
        <translation>平台已生成新的挂失码。</translation>
    </message>
    <message>
        <source>Loss code</source>
        <translation>挂失码</translation>
    </message>
    <message>
        <source>Reports the card lost without the card: here under “Card lost”, or at a counter. Card and online copies are suspended at once.</source>
        <translation>卡片不在手边时用于挂失：在本工具的“卡片挂失”中，或在柜台。卡片和网证会立即停用。</translation>
    </message>
    <message>
        <source>The online copies are removed.</source>
        <translation>网证已删除。</translation>
    </message>
    <message numerus="yes">
        <source>%n copies are gone from this computer.</source>
        <translation>
            <numerusform>已从本机删除 %n 份网证。</numerusform>
        </translation>
    </message>
    <message>
        <source>Back to the online copies</source>
        <translation>返回网证</translation>
    </message>
    <message>
        <source>The online copies are refreshed.</source>
        <translation>网证已更新。</translation>
    </message>
    <message numerus="yes">
        <source>%n new copies, valid until %1.</source>
        <translation>
            <numerusform>%n 份新的网证，有效期至 %1。</numerusform>
        </translation>
    </message>
    <message>
        <source>Online copies</source>
        <translation>网证</translation>
    </message>
</context>
<context>
    <name>eid::ui::CopiesRemoveView</name>
    <message numerus="yes">
        <source>%n copies are removed from this computer for good</source>
        <translation>
            <numerusform>将从本机永久删除 %n 份网证</numerusform>
        </translation>
    </message>
    <message>
        <source>With them goes the list of where they were used. To authenticate again from here, you need a new offer from a counter. The card itself stays as it is.</source>
        <translation>使用记录也会一并删除。要再次在本机认证，需要柜台给您新的领取凭据。卡片本身不受影响。</translation>
    </message>
    <message>
        <source>I want to remove them.</source>
        <translation>我要删除它们。</translation>
    </message>
    <message>
        <source>Tick the box to go on.</source>
        <translation>请先勾选上面的方框。</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Keep them</source>
        <translation>保留</translation>
    </message>
    <message numerus="yes">
        <source>%n copies of other cards are removed from this computer for good</source>
        <translation>
            <numerusform>将从本机永久删除其他卡的 %n 份网证</numerusform>
        </translation>
    </message>
    <message>
        <source>With them goes the list of where they were used. The copies of the card in the reader stay. Whoever else uses this computer with a card of their own needs a new offer from a counter then.</source>
        <translation>它们的使用记录也会一并删除。读卡器中这张卡的网证会保留。如果还有其他人在本机上使用自己的卡，他们需要向柜台索取新的领取凭据。</translation>
    </message>
    <message numerus="yes">
        <source>All %n copies on this computer are removed for good</source>
        <translation>
            <numerusform>将永久删除本机上的全部 %n 份网证</numerusform>
        </translation>
    </message>
    <message>
        <source>Of whichever card they are: without a card in the reader the tool cannot tell them apart. With them goes the list of where they were used.</source>
        <translation>不论它们属于哪张卡：读卡器中没有卡时，本工具无法区分。它们的使用记录也会一并删除。</translation>
    </message>
</context>
<context>
    <name>eid::ui::CopyAwaitView</name>
    <message>
        <source>Insert the card</source>
        <translation>请插入卡片</translation>
    </message>
    <message>
        <source>It goes on as soon as the card is in the reader.</source>
        <translation>插入卡片后会自动继续。</translation>
    </message>
    <message>
        <source>The card is being read…</source>
        <translation>正在读取卡片……</translation>
    </message>
    <message>
        <source>Leave the card in the reader.</source>
        <translation>请不要取出卡片。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>eid::ui::CopyCard</name>
    <message>
        <source>Told: %1</source>
        <translation>将告知：%1</translation>
    </message>
    <message>
        <source>Kept back: %1</source>
        <translation>不告知：%1</translation>
    </message>
    <message>
        <source>Picture of your online copy</source>
        <translation>网证图示</translation>
    </message>
    <message>
        <source>Online copy</source>
        <translation>网证</translation>
    </message>
    <message>
        <source>is told</source>
        <translation>将告知</translation>
    </message>
</context>
<context>
    <name>eid::ui::CopyFailView</name>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>eid::ui::CopyPinView</name>
    <message>
        <source>Enter it again.</source>
        <translation>请重新输入。</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>PIN码</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>eid::ui::CopyRunView</name>
    <message>
        <source>Leave the card in the reader</source>
        <translation>请不要取出卡片</translation>
    </message>
    <message>
        <source>Should it be taken out all the same, nothing is lost: begin anew.</source>
        <translation>即使中途取出也不会丢失任何东西，重新开始即可。</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>正在停止……</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
</context>
<context>
    <name>eid::ui::CopyUsagePanel</name>
    <message>
        <source>%1, until %2</source>
        <extracomment>%1 says how a copy stands: &quot;Valid&quot;</extracomment>
        <translation>%1，有效期至 %2</translation>
    </message>
    <message>
        <source>It was not used yet.</source>
        <translation>尚未使用过。</translation>
    </message>
</context>
<context>
    <name>eid::ui::CopyWaitView</name>
    <message>
        <source>It takes a moment.</source>
        <translation>请稍候。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>eid::ui::CopyWords</name>
    <message>
        <source>%1+</source>
        <translation>满%1岁</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>ID number</source>
        <translation>公民身份号码</translation>
    </message>
    <message>
        <source>Date of birth</source>
        <translation>出生日期</translation>
    </message>
    <message>
        <source>Sex</source>
        <translation>性别</translation>
    </message>
    <message>
        <source>ID card valid until</source>
        <translation>身份证有效期至</translation>
    </message>
    <message>
        <source>%1 or older</source>
        <translation>是否年满 %1 岁</translation>
    </message>
    <message>
        <source>Whether you are %1 or older: yes or no, not the date of birth</source>
        <translation>是否年满 %1 岁：只回答是或否，不告知出生日期</translation>
    </message>
    <message>
        <source>Whether you are the holder of this ID card: yes or no</source>
        <translation>您是否为本人：是或否</translation>
    </message>
    <message>
        <source>What was checked, and how it came out</source>
        <translation>核验了哪些项目，结果如何</translation>
    </message>
    <message>
        <source>A name for you that only they get, to know you again</source>
        <translation>只给对方的专用代号，用于再次认出您</translation>
    </message>
    <message>
        <source>, </source>
        <extracomment>Between the names of fields in a list</extracomment>
        <translation>、</translation>
    </message>
    <message>
        <source>d MMMM yyyy</source>
        <extracomment>How a date is written; see QLocale::toString()</extracomment>
        <translation>yyyy年M月d日</translation>
    </message>
    <message>
        <source>male</source>
        <translation>男</translation>
    </message>
    <message>
        <source>female</source>
        <translation>女</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>Not checked yet</source>
        <translation>尚未查询</translation>
    </message>
    <message>
        <source>Valid</source>
        <translation>有效</translation>
    </message>
    <message>
        <source>Suspended</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Revoked</source>
        <translation>已吊销</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>已过期</translation>
    </message>
    <message>
        <source>The card is in use</source>
        <translation>卡片正常使用中</translation>
    </message>
    <message>
        <source>The card and its online copies can be used. No loss is reported.</source>
        <translation>卡片和网证均可使用，没有挂失记录。</translation>
    </message>
    <message>
        <source>The card is frozen</source>
        <translation>卡片已冻结</translation>
    </message>
    <message>
        <source>Neither the card nor its online copies can be used until you unfreeze it.</source>
        <translation>在您解冻之前，卡片和网证都不能使用。</translation>
    </message>
    <message>
        <source>The card is reported lost</source>
        <translation>卡片已挂失</translation>
    </message>
    <message>
        <source>Neither the card nor its online copies can be used. Until %1 the report can be withdrawn with the card; from then on it is final.</source>
        <translation>卡片和网证都不能使用。%1 之前可凭卡片撤销挂失，之后不可撤销。</translation>
    </message>
    <message>
        <source>The card is revoked for good</source>
        <translation>卡片已被永久吊销</translation>
    </message>
    <message>
        <source>Apply for a new card at a counter. Bring your resident identity card.</source>
        <translation>请携带居民身份证到柜台申请新卡。</translation>
    </message>
    <message>
        <source>Card and PIN</source>
        <translation>卡片和 PIN码</translation>
    </message>
    <message>
        <source>Online copy</source>
        <translation>网证</translation>
    </message>
    <message>
        <source>Face sample</source>
        <translation>人脸样本</translation>
    </message>
    <message>
        <source>d MMMM yyyy, hh:mm</source>
        <extracomment>How a date and a time are written; see QLocale::toString()</extracomment>
        <translation>yyyy年M月d日 hh:mm</translation>
    </message>
    <message>
        <source>The platform is asked</source>
        <translation>询问平台</translation>
    </message>
    <message>
        <source>The card opens the online copies</source>
        <translation>卡片打开网证</translation>
    </message>
    <message>
        <source>The card proves itself</source>
        <translation>卡片证明自己</translation>
    </message>
    <message>
        <source>The platform issues the copies</source>
        <translation>平台签发网证</translation>
    </message>
    <message>
        <source>The copies are checked</source>
        <translation>检查网证</translation>
    </message>
    <message>
        <source>They are encrypted and kept</source>
        <translation>加密保存</translation>
    </message>
    <message>
        <source>The card signs the text</source>
        <translation>卡片签署文本</translation>
    </message>
    <message>
        <source>The answer is sent</source>
        <translation>发送应答</translation>
    </message>
    <message>
        <source>%1 (%2 of %3)</source>
        <extracomment>What is done now, and how many of how many are done</extracomment>
        <translation>%1（%2/%3）</translation>
    </message>
    <message>
        <source>whether you are %1 or older</source>
        <extracomment>%1 is one age or several: &quot;16, 18&quot;</extracomment>
        <translation>是否年满 %1 岁</translation>
    </message>
</context>
<context>
    <name>eid::ui::CurrentEntryView</name>
    <message>
        <source>Enter it again. The new one that you chose is kept.</source>
        <translation>请重新输入。您选好的新号码仍保留。</translation>
    </message>
    <message>
        <source>Enter it again.</source>
        <translation>请重新输入。</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Use the reader&apos;s key pad</source>
        <translation>使用读卡器键盘</translation>
    </message>
</context>
<context>
    <name>eid::ui::DisclosurePanel</name>
    <message>
        <source>%1 – they cannot do without it</source>
        <extracomment>Behind a field that somebody asks for</extracomment>
        <translation>%1 —— 对方必须得知</translation>
    </message>
    <message>
        <source>%1 – only if you like</source>
        <translation>%1 —— 由您决定</translation>
    </message>
    <message>
        <source>They ask for more. You decide.</source>
        <translation>对方还想知道以下内容，由您决定</translation>
    </message>
    <message>
        <source>In plain text, as it stands on your ID card:</source>
        <translation>证件上的原文：</translation>
    </message>
    <message>
        <source>As a yes or no, and nothing else:</source>
        <translation>只回答是或否：</translation>
    </message>
    <message>
        <source>none of these</source>
        <translation>一项也不告知</translation>
    </message>
    <message>
        <source>One of these is enough: %1.</source>
        <extracomment>Between sets of fields of which one is enough</extracomment>
        <translation>以下各组任选其一即可：%1。</translation>
    </message>
    <message>
        <source>; or </source>
        <translation>；或 </translation>
    </message>
</context>
<context>
    <name>eid::ui::EndView</name>
    <message>
        <source>Later</source>
        <translation>以后再说</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>The new certificates are valid.</source>
        <translation>新证书已生效。</translation>
    </message>
    <message>
        <source>Your PIN is the same as before.</source>
        <translation>您的 PIN码和以前一样。</translation>
    </message>
    <message>
        <source>Valid until %1.</source>
        <translation>有效期至 %1。</translation>
    </message>
    <message>
        <source>The platform needs more time.</source>
        <translation>平台还需要一些时间。</translation>
    </message>
    <message>
        <source>The renewal was cut short.</source>
        <translation>更新过程中断了。</translation>
    </message>
    <message>
        <source>Resume it: it goes on where it stopped.</source>
        <translation>请继续：将从中断处接着进行。</translation>
    </message>
    <message>
        <source>Insert the same card, and leave it in: then the renewal can be resumed.</source>
        <translation>请插入同一张卡并不要取出，即可继续更新。</translation>
    </message>
    <message>
        <source>Nothing is lost</source>
        <translation>没有任何损失</translation>
    </message>
    <message>
        <source>One of the two certificates is valid and vouches for the other. Until the renewal is resumed, do not renew the card elsewhere.</source>
        <translation>两个证书中有一个有效，并为另一个作证。在继续完成之前，请不要在其他地方更新此卡。</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>继续更新</translation>
    </message>
    <message>
        <source>What to bring</source>
        <translation>需要携带</translation>
    </message>
    <message>
        <source>What is valid now</source>
        <translation>现在有效的是</translation>
    </message>
    <message>
        <source>This eID card and your resident identity card. You have to come in person. The counter issues the certificates anew.</source>
        <translation>这张 eID 卡和您的居民身份证，须本人到场。柜台会重新签发证书。</translation>
    </message>
    <message>
        <source>Nothing was changed on the card. Its certificates and its PIN are the same as before.</source>
        <translation>卡上没有任何更改，证书和 PIN码都和以前一样。</translation>
    </message>
</context>
<context>
    <name>eid::ui::ErrorPanel</name>
    <message>
        <source>Hide technical &amp;details</source>
        <translation>隐藏技术详情(&amp;D)</translation>
    </message>
    <message>
        <source>Technical &amp;details</source>
        <translation>技术详情(&amp;D)</translation>
    </message>
</context>
<context>
    <name>eid::ui::ExpiryReminder</name>
    <message>
        <source>A certificate of your card is no longer valid.</source>
        <translation>您卡上的一个证书已失效。</translation>
    </message>
    <message>
        <source>A certificate of your card ends soon.</source>
        <translation>您卡上的一个证书即将到期。</translation>
    </message>
    <message>
        <source>It ended on %1. Renew it now.</source>
        <translation>已于 %1 到期，请立即更新。</translation>
    </message>
    <message>
        <source>It is valid until %1. Renew it before then: it takes about half a minute.</source>
        <translation>有效期至 %1。请在此之前更新，大约需要半分钟。</translation>
    </message>
</context>
<context>
    <name>eid::ui::ExplanationView</name>
    <message>
        <source>A sample waits to be sent</source>
        <translation>有一份样本等待发送</translation>
    </message>
    <message>
        <source>Taken on %1; worth sending until %2. It is encrypted, and nobody but the back office can open it.</source>
        <translation>拍摄于 %1，须在 %2 之前发送。样本已加密，只有后台能够打开。</translation>
    </message>
    <message>
        <source>It belongs to another card: insert that one to send it.</source>
        <translation>它属于另一张卡：请插入那张卡后再发送。</translation>
    </message>
    <message>
        <source>Send it now</source>
        <translation>立即发送</translation>
    </message>
    <message>
        <source>Remove it</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>A picture of your face for the back office of the platform</source>
        <translation>为平台后台采集一张您的面部照片</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>摄像头</translation>
    </message>
    <message>
        <source>What becomes of the picture</source>
        <translation>照片的去向</translation>
    </message>
    <message>
        <source>It is encrypted for the back office, which compares it with the picture on record. Nobody on the way can open it. On this computer nothing of it is kept.</source>
        <translation>照片经加密后只供后台与留存的照片比对，传输途中任何人都无法打开。本机不留任何副本。</translation>
    </message>
    <message>
        <source>What the movements can show</source>
        <translation>动作检测能说明什么</translation>
    </message>
    <message>
        <source>Start the camera</source>
        <translation>启动摄像头</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>1. Sit in front of the camera, with light from the front, without a hat.
2. Follow the words below the picture. It is taken by itself, or when you press the space bar.
3. Make the small movements that you are asked for.
4. Look at the picture: without your consent nothing is sent.</source>
        <translation>1. 请坐在摄像头前，光线来自正面，不要戴帽子。
2. 请按画面下方的文字提示去做。照片将自动拍摄，也可按空格键拍摄。
3. 请按要求做几个小动作。
4. 请查看照片：未经您同意，不会发送任何内容。</translation>
    </message>
</context>
<context>
    <name>eid::ui::FaceEndView</name>
    <message>
        <source>Start anew</source>
        <translation>重新开始</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>The sample waits to be sent.</source>
        <translation>样本等待发送。</translation>
    </message>
    <message>
        <source>The platform cannot be reached now. Open this page again when it can.</source>
        <translation>目前无法连接平台。恢复连接后请再次打开此页面。</translation>
    </message>
    <message>
        <source>It is kept encrypted</source>
        <translation>已加密保存</translation>
    </message>
    <message>
        <source>Nobody but the back office can open it, not even on this computer. The picture itself is gone from here.</source>
        <translation>只有后台能够打开，在本机上也不例外。照片本身已不在本机。</translation>
    </message>
    <message>
        <source>The sample was sent.</source>
        <translation>样本已发送。</translation>
    </message>
    <message>
        <source>The picture itself is gone from this computer.</source>
        <translation>照片本身已从本机清除。</translation>
    </message>
    <message>
        <source>The comparison</source>
        <translation>比对结果</translation>
    </message>
    <message>
        <source>Nothing was kept</source>
        <translation>未保留任何内容</translation>
    </message>
    <message>
        <source>The camera is off, and no picture is left on this computer.</source>
        <translation>摄像头已关闭，本机未留下任何照片。</translation>
    </message>
    <message>
        <source>Send it again</source>
        <translation>重新发送</translation>
    </message>
    <message>
        <source>The picture is kept</source>
        <translation>照片仍然保留</translation>
    </message>
    <message>
        <source>As long as this page is open, it can be sent without being taken again.</source>
        <translation>此页面打开期间，无需重新拍摄即可再次发送。</translation>
    </message>
    <message>
        <source>The sample still waits</source>
        <translation>样本仍在等待发送</translation>
    </message>
    <message>
        <source>It is kept encrypted, and can be sent later.</source>
        <translation>样本已加密保存，可稍后发送。</translation>
    </message>
</context>
<context>
    <name>eid::ui::FaceNeededView</name>
    <message>
        <source>A face sample is needed for this</source>
        <translation>此次认证需要人脸样本</translation>
    </message>
    <message>
        <source>Take one now. It goes to the back office of the platform, not to whoever asks. Once it was accepted, answer again.</source>
        <translation>请现在采集。样本只发送给平台后台，不会给请求方。样本被接受后，请再次应答。</translation>
    </message>
    <message>
        <source>Nothing was told yet</source>
        <translation>尚未告知对方任何内容</translation>
    </message>
    <message>
        <source>The request stays open until %1.</source>
        <translation>此请求在 %1 之前有效。</translation>
    </message>
    <message>
        <source>Take a face sample</source>
        <translation>采集人脸样本</translation>
    </message>
    <message>
        <source>Answer again</source>
        <translation>再次应答</translation>
    </message>
    <message>
        <source>Decline</source>
        <translation>拒绝</translation>
    </message>
    <message>
        <source>Take one on a computer with a camera. Once it was accepted, answer again.</source>
        <translation>请在有摄像头的电脑上采集。样本被接受后，请再次应答。</translation>
    </message>
</context>
<context>
    <name>eid::ui::FacePinView</name>
    <message>
        <source>Enter the PIN. With it the card signs the sample and proves itself to the platform.</source>
        <translation>请输入 PIN。卡片将用它为样本签名，并向平台证明自己。</translation>
    </message>
    <message>
        <source>Enter it again. The picture is kept.</source>
        <translation>请重新输入，照片仍然保留。</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>PIN</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>发送</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>eid::ui::FaceWaitView</name>
    <message>
        <source>Stopping…</source>
        <translation>正在停止…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>The cameras are looked for…</source>
        <translation>正在查找摄像头…</translation>
    </message>
    <message>
        <source>Insert the card</source>
        <translation>请插入卡片</translation>
    </message>
    <message>
        <source>It signs the sample. The picture is kept as long as this page is open.</source>
        <translation>卡片将为样本签名。此页面打开期间，照片会保留。</translation>
    </message>
    <message>
        <source>The card is being read…</source>
        <translation>正在读取卡片…</translation>
    </message>
    <message>
        <source>Leave the card in the reader.</source>
        <translation>请勿取出卡片。</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>发送进度</translation>
    </message>
    <message>
        <source>Leave the card in the reader</source>
        <translation>请勿取出卡片</translation>
    </message>
    <message>
        <source>It proves itself to the platform. The sample stays encrypted.</source>
        <translation>卡片将向平台证明自己，样本保持加密。</translation>
    </message>
</context>
<context>
    <name>eid::ui::FaceWords</name>
    <message>
        <source>Take a face sample</source>
        <translation>采集人脸样本</translation>
    </message>
    <message>
        <source>Before you begin</source>
        <translation>开始之前</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>拍照</translation>
    </message>
    <message>
        <source>Movements</source>
        <translation>动作</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>发送</translation>
    </message>
    <message>
        <source>The sample is encrypted for the back office…</source>
        <translation>正在为后台加密样本…</translation>
    </message>
    <message>
        <source>The card signs the sample…</source>
        <translation>卡片正在为样本签名…</translation>
    </message>
    <message>
        <source>The sample is sent…</source>
        <translation>正在发送样本…</translation>
    </message>
    <message>
        <source>The back office compares it…</source>
        <translation>后台正在比对…</translation>
    </message>
    <message>
        <source>The back office does not find it like the picture on record. A counter can help.</source>
        <translation>后台认为它与留存的照片不相似。请前往受理窗口。</translation>
    </message>
    <message>
        <source>It is like the picture on record, by a simple method that proves little.</source>
        <translation>与留存的照片相似，但所用方法简单，证明力有限。</translation>
    </message>
    <message>
        <source>It is like the picture on record.</source>
        <translation>与留存的照片相似。</translation>
    </message>
</context>
<context>
    <name>eid::ui::HomePage</name>
    <message>
        <source>How your card stands</source>
        <translation>卡片状态</translation>
    </message>
    <message>
        <source>Try &amp;again</source>
        <translation>重试(&amp;A)</translation>
    </message>
</context>
<context>
    <name>eid::ui::InterruptedBanner</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Do not remind me</source>
        <translation>不再提醒</translation>
    </message>
    <message>
        <source>Find out…</source>
        <translation>查明……</translation>
    </message>
    <message>
        <source>The card is back, but cannot tell by itself which one is valid.</source>
        <translation>卡片已重新插入，但它自己无法告知哪一个有效。</translation>
    </message>
</context>
<context>
    <name>eid::ui::JobList</name>
    <message>
        <source>Overview</source>
        <translation>概览</translation>
    </message>
    <message>
        <source>How your card stands</source>
        <translation>卡片状态</translation>
    </message>
</context>
<context>
    <name>eid::ui::JournalNotice</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>What was just done could not be written to the journal.</source>
        <translation>刚才的操作未能写入操作日志。</translation>
    </message>
    <message>
        <source>It has happened all the same. %1 %2</source>
        <translation>操作本身已经完成。%1%2</translation>
    </message>
    <message>
        <source>%1 The file: %2</source>
        <translation>%1文件：%2</translation>
    </message>
</context>
<context>
    <name>eid::ui::JournalPage</name>
    <message>
        <source>Journal</source>
        <translation>操作日志</translation>
    </message>
    <message>
        <source>What this tool has done on this computer. No name, no ID number and no PIN is in it; cards appear as a reference that only this journal knows.</source>
        <translation>本工具在这台电脑上执行过的操作。其中没有姓名、证件号码和 PIN码；卡片仅以本日志才认识的代号出现。</translation>
    </message>
    <message>
        <source>Journal, the latest first</source>
        <translation>操作日志，最新的在前</translation>
    </message>
    <message>
        <source>Show &amp;older entries</source>
        <translation>显示更早的记录(&amp;O)</translation>
    </message>
    <message>
        <source>Nothing has been done yet.</source>
        <translation>还没有任何操作。</translation>
    </message>
    <message>
        <source>Once a PIN was checked or changed, or a certificate saved, it is written here.</source>
        <translation>核对或更改 PIN码、保存证书之后，会记录在这里。</translation>
    </message>
    <message>
        <source>&amp;Check the journal</source>
        <translation>检查日志(&amp;C)</translation>
    </message>
    <message>
        <source>Checks that no entry was changed, removed or put in</source>
        <translation>检查是否有记录被改动、删除或添加</translation>
    </message>
    <message>
        <source>&amp;Save as file …</source>
        <translation>另存为文件(&amp;S)…</translation>
    </message>
    <message>
        <source>The journal is intact.</source>
        <translation>操作日志完好。</translation>
    </message>
    <message numerus="yes">
        <source>%n entries were checked: none was changed, removed or put in.</source>
        <translation>
            <numerusform>已检查 %n 条记录：没有改动、删除或添加。</numerusform>
        </translation>
    </message>
    <message>
        <source>Save the journal</source>
        <translation>保存操作日志</translation>
    </message>
    <message>
        <source>JSON Lines (*.jsonl)</source>
        <translation>JSON Lines (*.jsonl)</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>已保存。</translation>
    </message>
</context>
<context>
    <name>eid::ui::JournalRow</name>
    <message>
        <source>d MMMM yyyy HH:mm:ss</source>
        <extracomment>How a date with its time is written; see QLocale::toString()</extracomment>
        <translation>yyyy年M月d日 HH:mm:ss</translation>
    </message>
    <message>
        <source>card %1</source>
        <translation>卡 %1</translation>
    </message>
    <message>
        <source>slot %1</source>
        <translation>位置 %1</translation>
    </message>
    <message>
        <source>entry %1</source>
        <extracomment>%1 is the number of an entry in the journal</extracomment>
        <translation>第 %1 条</translation>
    </message>
</context>
<context>
    <name>eid::ui::Keypad</name>
    <message>
        <source>Keypad on the screen</source>
        <translation>屏幕键盘</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清空</translation>
    </message>
    <message>
        <source>Take all digits away</source>
        <translation>删除所有数字</translation>
    </message>
    <message>
        <source>Take the last digit away</source>
        <translation>删除最后一位数字</translation>
    </message>
    <message>
        <source>Delete last digit</source>
        <translation>删除最后一位</translation>
    </message>
</context>
<context>
    <name>eid::ui::KeypadPanel</name>
    <message>
        <source>Show &amp;keypad</source>
        <translation>显示屏幕键盘(&amp;K)</translation>
    </message>
    <message>
        <source>Hide &amp;keypad</source>
        <translation>隐藏屏幕键盘(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Usual order</source>
        <translation>常规顺序(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Shuffle digits</source>
        <translation>打乱数字(&amp;S)</translation>
    </message>
    <message>
        <source>With shuffled digits nobody can tell your PIN by where you click.</source>
        <translation>打乱数字后，别人无法从点击位置看出您的 PIN码。</translation>
    </message>
</context>
<context>
    <name>eid::ui::Licences</name>
    <message>
        <source>This tool</source>
        <translation>本工具</translation>
    </message>
    <message>
        <source>Window and foundation</source>
        <translation>窗口界面和基础库</translation>
    </message>
    <message>
        <source>Certificates and protected memory</source>
        <translation>证书处理和受保护的内存</translation>
    </message>
    <message>
        <source>Way to the card reader</source>
        <translation>连接读卡器</translation>
    </message>
    <message>
        <source>Unpacks certificates</source>
        <translation>解压证书</translation>
    </message>
    <message>
        <source>Results and errors</source>
        <translation>结果与错误处理</translation>
    </message>
</context>
<context>
    <name>eid::ui::LinkNotice</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>A second link came and was not followed. %1</source>
        <translation>又有一个链接传来，未予打开。%1</translation>
    </message>
    <message>
        <source>A link came while something is being done</source>
        <translation>正在办理时有链接传来</translation>
    </message>
    <message>
        <source>It was not followed. Open it again once this is done.</source>
        <translation>该链接未被打开。请在办理完成后重新打开。</translation>
    </message>
</context>
<context>
    <name>eid::ui::LossPage</name>
    <message>
        <source>The loss is reported…</source>
        <translation>正在挂失……</translation>
    </message>
    <message>
        <source>The platform is asked…</source>
        <translation>正在询问平台……</translation>
    </message>
    <message>
        <source>Enter the loss code. Card and online copies are suspended as soon as it is sent; for 7 days you can withdraw that with the card.</source>
        <translation>请输入挂失码。发送后，卡片和网证立即停用；7 天之内可凭卡片撤销。</translation>
    </message>
    <message>
        <source>Loss code</source>
        <translation>挂失码</translation>
    </message>
    <message>
        <source>4 groups of 4 letters and digits</source>
        <translation>4 组，每组 4 个字母或数字</translation>
    </message>
    <message>
        <source>Report the card lost</source>
        <translation>挂失此卡</translation>
    </message>
    <message>
        <source>Enter the PIN. With it the card asks the platform how it stands.</source>
        <translation>请输入 PIN码，向平台查询此卡的状态。</translation>
    </message>
    <message>
        <source>See how it stands</source>
        <translation>查看状态</translation>
    </message>
    <message>
        <source>Enter the PIN to withdraw the report. Card and online copies can be used again at once.</source>
        <translation>请输入 PIN码撤销挂失。卡片和网证会立即恢复使用。</translation>
    </message>
    <message>
        <source>Withdraw the report</source>
        <translation>撤销挂失</translation>
    </message>
    <message>
        <source>Enter the PIN to freeze the card. Neither it nor its online copies can be used until you unfreeze it.</source>
        <translation>请输入 PIN码冻结此卡。在您解冻之前，卡片和网证都不能使用。</translation>
    </message>
    <message>
        <source>Freeze the card</source>
        <translation>冻结此卡</translation>
    </message>
    <message>
        <source>Enter the PIN to unfreeze the card.</source>
        <translation>请输入 PIN码解冻此卡。</translation>
    </message>
    <message>
        <source>Unfreeze the card</source>
        <translation>解冻此卡</translation>
    </message>
    <message>
        <source>Card lost</source>
        <translation>卡片挂失</translation>
    </message>
</context>
<context>
    <name>eid::ui::LossStartView</name>
    <message>
        <source>What happens when a card is reported lost</source>
        <translation>挂失后会怎样</translation>
    </message>
    <message>
        <source>The card, its certificates and its online copies are suspended at once: nobody can use them. For 7 days you can withdraw the report with the card, should you find it. After that it is final, and you need a new card.</source>
        <translation>卡片、证书和网证立即停用，任何人都无法使用。7 天之内如果找到卡片，可凭卡片撤销挂失。逾期不可撤销，需要办理新卡。</translation>
    </message>
    <message>
        <source>The card is lost or stolen</source>
        <translation>卡片遗失或被盗</translation>
    </message>
    <message>
        <source>Report it lost</source>
        <translation>挂失</translation>
    </message>
    <message>
        <source>With the loss code that you noted when you took the online copies</source>
        <translation>凭您领取网证时记下的挂失码</translation>
    </message>
    <message>
        <source>Without the code: at a counter, with your resident identity card, or by telephone.</source>
        <translation>没有挂失码：请携带居民身份证到柜台办理，或通过电话挂失。</translation>
    </message>
    <message>
        <source>The card is here</source>
        <translation>卡片在手边</translation>
    </message>
    <message>
        <source>See how it stands</source>
        <translation>查看状态</translation>
    </message>
    <message>
        <source>Then a report can be withdrawn, or a frozen card be unfrozen</source>
        <translation>可随后撤销挂失，或将冻结的卡解冻</translation>
    </message>
    <message>
        <source>Freeze it</source>
        <translation>冻结</translation>
    </message>
    <message>
        <source>For a time, until you unfreeze it yourself</source>
        <translation>暂时停用，直到您自己解冻</translation>
    </message>
</context>
<context>
    <name>eid::ui::LossStateView</name>
    <message>
        <source>What to do now</source>
        <translation>接下来怎么办</translation>
    </message>
    <message>
        <source>If you find the card, put it into the reader and withdraw the report here. If you do not, go to a counter with your resident identity card for a new one.</source>
        <translation>如果找到卡片，请插入读卡器并在此撤销挂失。如果找不到，请携带居民身份证到柜台办理新卡。</translation>
    </message>
    <message>
        <source>Freeze the card</source>
        <translation>冻结此卡</translation>
    </message>
    <message>
        <source>Unfreeze the card</source>
        <translation>解冻此卡</translation>
    </message>
    <message>
        <source>Withdraw the report</source>
        <translation>撤销挂失</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>起始时间</translation>
    </message>
    <message>
        <source>Final from</source>
        <translation>不可撤销时间</translation>
    </message>
    <message>
        <source>Number of the report</source>
        <translation>挂失编号</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>It is not in your records</source>
        <translation>未能记入您的记录</translation>
    </message>
    <message>
        <source>It is so at the platform, but could not be noted on this computer: %1</source>
        <translation>平台上已生效，但未能在本机留下记录：%1</translation>
    </message>
</context>
<context>
    <name>eid::ui::MainWindow</name>
    <message>
        <source>eID Maintenance Tool</source>
        <translation>eID 维护工具</translation>
    </message>
    <message>
        <source>The card is being written. Leave it in the reader; the tool can be closed as soon as this is done.</source>
        <translation>正在写入卡片，请不要取出。完成后即可关闭本工具。</translation>
    </message>
</context>
<context>
    <name>eid::ui::Meters</name>
    <message>
        <source>What does not hold yet</source>
        <translation>尚未达标的指标</translation>
    </message>
</context>
<context>
    <name>eid::ui::NewEntryView</name>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Good to use.</source>
        <translation>可以使用。</translation>
    </message>
    <message>
        <source>The same once more.</source>
        <translation>请再输入一次相同的号码。</translation>
    </message>
    <message numerus="yes">
        <source>%n more digits</source>
        <translation>
            <numerusform>还差 %n 位数字</numerusform>
        </translation>
    </message>
    <message>
        <source>Both are the same.</source>
        <translation>两次输入一致。</translation>
    </message>
</context>
<context>
    <name>eid::ui::OfferEntryView</name>
    <message>
        <source>Open the picture of the QR code</source>
        <translation>打开二维码图片</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>Paste the link or the text first.</source>
        <translation>请先粘贴链接或文字。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Pictures (*.png *.jpg *.jpeg)</source>
        <translation>图片 (*.png *.jpg *.jpeg)</translation>
    </message>
    <message>
        <source>There is no QR code in the picture</source>
        <translation>图片中没有二维码</translation>
    </message>
    <message>
        <source>Take it again, evenly lit and sharp, with the whole code and some of the paper around it.</source>
        <translation>请重新拍摄：光线均匀、画面清晰，拍下完整的二维码，四周留出一些空白。</translation>
    </message>
    <message>
        <source>That is something of another kind</source>
        <translation>这不是本工具能处理的内容</translation>
    </message>
    <message>
        <source>It is neither an offer of online copies nor a question who you are. Nothing was done with it.</source>
        <translation>它既不是网证的领取凭据，也不是身份核验请求，未作任何处理。</translation>
    </message>
    <message>
        <source>A site asks who you are on another device, or a counter gave you an offer of online copies: scan or enter what it shows you. Nothing is sent before you have seen what it is and agreed.</source>
        <translation>其他设备上的网站要核验您的身份，或者柜台给了您网证的领取凭据：请扫描或输入其出示的内容。在您看清内容并同意之前，不会发送任何内容。</translation>
    </message>
    <message>
        <source>QR code</source>
        <translation>二维码</translation>
    </message>
    <message>
        <source>Scan it with the camera</source>
        <translation>用摄像头扫描</translation>
    </message>
    <message>
        <source>Open a picture of it…</source>
        <translation>打开二维码图片…</translation>
    </message>
    <message>
        <source>Or its link or text</source>
        <translation>或者输入链接或文字</translation>
    </message>
    <message>
        <source>Link or text</source>
        <translation>链接或文字</translation>
    </message>
    <message>
        <source>See what it is</source>
        <translation>查看内容</translation>
    </message>
</context>
<context>
    <name>eid::ui::OfferPage</name>
    <message>
        <source>What is offered is found out…</source>
        <translation>正在查看可领取的内容……</translation>
    </message>
    <message>
        <source>Enter the PIN. With it the card proves itself to the platform.</source>
        <translation>请输入 PIN码，卡片将以此向平台证明自己。</translation>
    </message>
    <message>
        <source>Take the copies</source>
        <translation>领取网证</translation>
    </message>
    <message>
        <source>The online copies are fetched…</source>
        <translation>正在领取网证……</translation>
    </message>
    <message>
        <source>Nothing was kept</source>
        <translation>未保存任何内容</translation>
    </message>
    <message>
        <source>The copies that were here before, if any, are as they were.</source>
        <translation>本机原有的网证（如有）保持不变。</translation>
    </message>
    <message numerus="yes">
        <source>%n online copies are on this computer now, valid until %1.</source>
        <translation>
            <numerusform>已领取 %n 份网证到本机，有效期至 %1。</numerusform>
        </translation>
    </message>
    <message>
        <source>Loss code</source>
        <translation>挂失码</translation>
    </message>
    <message>
        <source>Should you lose the card, report it with this code, without the card: here under “Card lost”, or at a counter. Card and online copies are suspended at once.</source>
        <translation>如果卡片遗失，凭此码即可挂失，无需卡片：在本工具的“卡片挂失”中，或在柜台。卡片和网证会立即停用。</translation>
    </message>
    <message>
        <source>The platform gave no loss code: %1 Have one made later, under “Online copies”.</source>
        <translation>平台未给出挂失码：%1请稍后在“网证”中获取。</translation>
    </message>
    <message>
        <source>Sites that ask who you are can be answered from here.</source>
        <translation>现在可以在本机应答网站的身份认证请求。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Offer</source>
        <translation>领取凭据</translation>
    </message>
    <message>
        <source>Transaction code</source>
        <translation>交易码</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>PIN码</translation>
    </message>
    <message>
        <source>Fetch</source>
        <translation>领取</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Take online copies</source>
        <translation>领取网证</translation>
    </message>
    <message>
        <source>The code in the picture is read…</source>
        <translation>正在识别图片中的二维码…</translation>
    </message>
    <message>
        <source>Scan or enter a code</source>
        <translation>扫码或输入链接</translation>
    </message>
</context>
<context>
    <name>eid::ui::OfferView</name>
    <message>
        <source>Nothing on this card needs to be renewed yet.</source>
        <translation>这张卡上目前没有需要更新的内容。</translation>
    </message>
    <message>
        <source>These certificates are renewed, one after the other:</source>
        <translation>将依次更新以下证书：</translation>
    </message>
    <message>
        <source>The card makes new keys, and the platform issues new certificates for them. Your PIN stays the same. One certificate is valid all the time; whatever interrupts the renewal, it can be resumed. It takes about half a minute.</source>
        <translation>卡片生成新的密钥，平台为其签发新的证书。您的 PIN码不变。始终有一个证书有效；无论因何中断，都可以继续完成。大约需要半分钟。</translation>
    </message>
    <message>
        <source>Renew</source>
        <translation>开始更新</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>暂不</translation>
    </message>
    <message>
        <source>Renew all the same</source>
        <translation>仍然更新</translation>
    </message>
</context>
<context>
    <name>eid::ui::OfferedView</name>
    <message>
        <source>Online copies of your ID card</source>
        <translation>您的身份证件的网证</translation>
    </message>
    <message>
        <source>Offered by your identity platform</source>
        <translation>由您的身份平台提供</translation>
    </message>
    <message>
        <source>%1 is the platform that is set up on this computer.</source>
        <translation>%1 是本机设置的平台。</translation>
    </message>
    <message>
        <source>What you get</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Several copies, one for each site that you will use them for, so that no two sites can compare what they know.</source>
        <translation>若干份网证，每个网站各用一份，任何两个网站都无法相互比对。</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>On this computer alone, encrypted; only this card opens them.</source>
        <translation>只在本机加密保存，只有此卡能打开。</translation>
    </message>
    <message>
        <source>Valid</source>
        <translation>有效</translation>
    </message>
    <message>
        <source>Six months at most, and no longer than the ID card.</source>
        <translation>最长六个月，且不超过身份证件的有效期。</translation>
    </message>
    <message>
        <source>Platform</source>
        <translation>平台</translation>
    </message>
    <message>
        <source>Transaction code</source>
        <translation>交易码</translation>
    </message>
    <message>
        <source>The counter gave it to you apart from the offer.</source>
        <translation>柜台会与领取凭据分开告诉您。</translation>
    </message>
    <message>
        <source>The platform says: %1</source>
        <translation>平台说明：%1</translation>
    </message>
    <message>
        <source>Take the copies</source>
        <translation>领取网证</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>暂不</translation>
    </message>
</context>
<context>
    <name>eid::ui::PageFrame</name>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
</context>
<context>
    <name>eid::ui::PinEntry</name>
    <message>
        <source>Digits only, 0 to 9. Nothing else was taken.</source>
        <translation>只能输入数字 0 到 9，其他字符未被接受。</translation>
    </message>
    <message numerus="yes">
        <source>No more than %n digits.</source>
        <translation>
            <numerusform>最多 %n 位数字。</numerusform>
        </translation>
    </message>
    <message>
        <source>It has to be typed: the clipboard is not safe for it.</source>
        <translation>请手动输入：剪贴板不安全，不能用于粘贴号码。</translation>
    </message>
</context>
<context>
    <name>eid::ui::PinField</name>
    <message>
        <source>%1 of %2 to %3 digits typed</source>
        <translation>已输入 %1 位（需 %2 至 %3 位）</translation>
    </message>
</context>
<context>
    <name>eid::ui::PinStepView</name>
    <message>
        <source>Enter it again.</source>
        <translation>请重新输入。</translation>
    </message>
    <message>
        <source>Enter the PIN. With it the card proves itself to the platform.</source>
        <translation>请输入 PIN码。卡片凭它向平台证明身份。</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>PIN码</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>继续更新</translation>
    </message>
    <message>
        <source>Renew</source>
        <translation>开始更新</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>eid::ui::PinWords</name>
    <message>
        <source>Check the PIN</source>
        <translation>核对 PIN码</translation>
    </message>
    <message>
        <source>Change the PIN</source>
        <translation>更改 PIN码</translation>
    </message>
    <message>
        <source>Set your own PIN</source>
        <translation>设置自己的 PIN码</translation>
    </message>
    <message>
        <source>Unblock the PIN</source>
        <translation>解锁 PIN码</translation>
    </message>
    <message>
        <source>Change the PUK</source>
        <translation>更改 PUK码</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>PIN码</translation>
    </message>
    <message>
        <source>Current PIN</source>
        <translation>当前 PIN码</translation>
    </message>
    <message>
        <source>New PIN</source>
        <translation>新 PIN码</translation>
    </message>
    <message>
        <source>First PIN</source>
        <translation>初始 PIN码</translation>
    </message>
    <message>
        <source>Your own PIN</source>
        <translation>您自己的 PIN码</translation>
    </message>
    <message>
        <source>PUK</source>
        <translation>PUK码</translation>
    </message>
    <message>
        <source>Current PUK</source>
        <translation>当前 PUK码</translation>
    </message>
    <message>
        <source>New PUK</source>
        <translation>新 PUK码</translation>
    </message>
    <message>
        <source>Enter your PIN. The card says whether it is right; nothing is changed.</source>
        <translation>请输入您的 PIN码。卡片会告知是否正确，不会更改任何内容。</translation>
    </message>
    <message>
        <source>Enter the PIN that you use now.</source>
        <translation>请输入您现在使用的 PIN码。</translation>
    </message>
    <message>
        <source>Enter the first PIN from your PIN letter. You need it this once.</source>
        <translation>请输入密码信中的初始 PIN码，只需使用这一次。</translation>
    </message>
    <message>
        <source>Enter the PUK from your PIN letter. Then choose a new PIN.</source>
        <translation>请输入密码信中的 PUK码，然后选择新的 PIN码。</translation>
    </message>
    <message>
        <source>Enter the PUK that is valid now, as in your PIN letter.</source>
        <translation>请输入现在有效的 PUK码，例如密码信中的那个。</translation>
    </message>
    <message>
        <source>New PIN again</source>
        <translation>再次输入新 PIN码</translation>
    </message>
    <message>
        <source>New PUK again</source>
        <translation>再次输入新 PUK码</translation>
    </message>
    <message>
        <source>Choose a PIN that you can remember and nobody can guess: no birth date, no part of your ID number, no row such as 123456 or 111111.</source>
        <translation>请选择您记得住、别人猜不到的 PIN码：不要用出生日期、身份证号码的一部分，也不要用 123456、111111 这样的数字。</translation>
    </message>
    <message>
        <source>Choose a PUK that nobody can guess: no birth date, no part of your ID number, no row such as 12345678 or 11111111. Write it down and keep it apart from the card.</source>
        <translation>请选择别人猜不到的 PUK码：不要用出生日期、身份证号码的一部分，也不要用 12345678、11111111 这样的数字。请写下来，与卡片分开保存。</translation>
    </message>
    <message>
        <source>Check PIN</source>
        <translation>核对 PIN码</translation>
    </message>
    <message>
        <source>Change PIN</source>
        <translation>更改 PIN码</translation>
    </message>
    <message>
        <source>Set PIN</source>
        <translation>设置 PIN码</translation>
    </message>
    <message>
        <source>Unblock PIN</source>
        <translation>解锁 PIN码</translation>
    </message>
    <message>
        <source>Change PUK</source>
        <translation>更改 PUK码</translation>
    </message>
    <message>
        <source>The card does not tell how many tries are left.</source>
        <translation>卡片没有告知还剩几次机会。</translation>
    </message>
    <message>
        <source>The card does not tell how many tries of the PUK are left.</source>
        <translation>卡片没有告知 PUK码还剩几次机会。</translation>
    </message>
    <message numerus="yes">
        <source>%n of %1 tries left</source>
        <extracomment>%n and %1 are numbers: 2 of 3 tries left</extracomment>
        <translation>
            <numerusform>还剩 %n 次机会（共 %1 次）</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tries left</source>
        <translation>
            <numerusform>还剩 %n 次机会</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more digits</source>
        <translation>
            <numerusform>还差 %n 位数字</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n digits</source>
        <translation>
            <numerusform>%n 位数字</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 to %2 digits</source>
        <translation>%1 至 %2 位数字</translation>
    </message>
    <message numerus="yes">
        <source>The PIN has at least %n digits.</source>
        <translation>
            <numerusform>PIN码至少 %n 位数字。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The PUK has at least %n digits.</source>
        <translation>
            <numerusform>PUK码至少 %n 位数字。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The PIN has at most %n digits.</source>
        <translation>
            <numerusform>PIN码最多 %n 位数字。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The PUK has at most %n digits.</source>
        <translation>
            <numerusform>PUK码最多 %n 位数字。</numerusform>
        </translation>
    </message>
    <message>
        <source>This is the PIN you have now. Choose another one.</source>
        <translation>这就是您现在的 PIN码，请换一个。</translation>
    </message>
    <message>
        <source>This is the PUK you have now. Choose another one.</source>
        <translation>这就是您现在的 PUK码，请换一个。</translation>
    </message>
    <message>
        <source>The digits follow one another. That is easy to guess.</source>
        <translation>数字是连续的，容易被猜到。</translation>
    </message>
    <message>
        <source>The digits repeat. That is easy to guess.</source>
        <translation>数字有重复规律，容易被猜到。</translation>
    </message>
    <message>
        <source>This is your birth date. It stands in your papers.</source>
        <translation>这是您的出生日期，证件上就有。</translation>
    </message>
    <message>
        <source>This is a part of your ID number. It stands in your papers.</source>
        <translation>这是您身份证号码的一部分，证件上就有。</translation>
    </message>
    <message>
        <source>The two entries differ.</source>
        <translation>两次输入不一致。</translation>
    </message>
    <message>
        <source>Leave the card in the reader.</source>
        <translation>请不要取出卡片。</translation>
    </message>
    <message>
        <source>The card checks the PIN…</source>
        <translation>卡片正在核对 PIN码……</translation>
    </message>
    <message>
        <source>The PIN is being changed…</source>
        <translation>正在更改 PIN码……</translation>
    </message>
    <message>
        <source>Your own PIN is being set…</source>
        <translation>正在设置您自己的 PIN码……</translation>
    </message>
    <message>
        <source>The PIN is being unblocked…</source>
        <translation>正在解锁 PIN码……</translation>
    </message>
    <message>
        <source>The PUK is being changed…</source>
        <translation>正在更改 PUK码……</translation>
    </message>
    <message>
        <source>The PIN is right.</source>
        <translation>PIN码正确。</translation>
    </message>
    <message>
        <source>All its tries are available again.</source>
        <translation>全部机会已恢复。</translation>
    </message>
    <message>
        <source>Your new PIN is valid.</source>
        <translation>新 PIN码已生效。</translation>
    </message>
    <message>
        <source>Use it from now on, everywhere. The old one is not accepted any more.</source>
        <translation>从现在起，请一律使用新 PIN码，原 PIN码不再有效。</translation>
    </message>
    <message>
        <source>Your own PIN is valid.</source>
        <translation>您自己的 PIN码已生效。</translation>
    </message>
    <message>
        <source>The card is ready to use. The first PIN from the letter is not accepted any more; keep the letter, for the PUK in it.</source>
        <translation>卡片可以使用了。密码信中的初始 PIN码不再有效；请保留密码信，其中有 PUK码。</translation>
    </message>
    <message>
        <source>The PIN is unblocked.</source>
        <translation>PIN码已解锁。</translation>
    </message>
    <message>
        <source>The new PIN is valid from now on. The old one is not accepted any more.</source>
        <translation>新 PIN码从现在起生效，原 PIN码不再有效。</translation>
    </message>
    <message>
        <source>Your new PUK is valid.</source>
        <translation>新 PUK码已生效。</translation>
    </message>
    <message>
        <source>The one in the PIN letter is not accepted any more. Keep the new one apart from the card.</source>
        <translation>密码信中的 PUK码不再有效。请将新 PUK码与卡片分开保存。</translation>
    </message>
    <message>
        <source>Nothing was changed. Your PIN is the same as before.</source>
        <translation>没有任何更改，您的 PIN码和以前一样。</translation>
    </message>
    <message>
        <source>Nothing was changed. The first PIN is still the valid one.</source>
        <translation>没有任何更改，初始 PIN码仍然有效。</translation>
    </message>
    <message>
        <source>Nothing was changed. The PIN and the PUK are the same as before.</source>
        <translation>没有任何更改，PIN码和 PUK码和以前一样。</translation>
    </message>
    <message>
        <source>Nothing was changed. Your PUK is the same as before.</source>
        <translation>没有任何更改，您的 PUK码和以前一样。</translation>
    </message>
    <message>
        <source>The PIN was not checked.</source>
        <translation>没有核对 PIN码。</translation>
    </message>
    <message>
        <source>The old PUK is valid.</source>
        <translation>原 PUK码有效。</translation>
    </message>
    <message>
        <source>The old PIN is valid.</source>
        <translation>原 PIN码有效。</translation>
    </message>
    <message>
        <source>The work was done before the card left. </source>
        <translation>卡片取出之前操作已经完成。</translation>
    </message>
    <message>
        <source>The PUK that you entered was wrong.</source>
        <translation>您输入的 PUK码有误。</translation>
    </message>
    <message>
        <source>Nothing was changed, but one try of the PUK was spent.</source>
        <translation>没有任何更改，但用掉了一次 PUK码机会。</translation>
    </message>
    <message>
        <source>The PIN that you entered was wrong.</source>
        <translation>您输入的 PIN码有误。</translation>
    </message>
    <message>
        <source>Nothing was changed, but one try was spent.</source>
        <translation>没有任何更改，但用掉了一次机会。</translation>
    </message>
    <message>
        <source>The PUK is blocked.</source>
        <translation>PUK码已锁定。</translation>
    </message>
    <message>
        <source>The PUK that you entered was wrong, and that was the last try.</source>
        <translation>您输入的 PUK码有误，而且这是最后一次机会。</translation>
    </message>
    <message>
        <source>The PIN is blocked.</source>
        <translation>PIN码已锁定。</translation>
    </message>
    <message>
        <source>The PIN that you entered was wrong, and that was the last try. You can unblock it with the PUK from your PIN letter.</source>
        <translation>您输入的 PIN码有误，而且这是最后一次机会。您可以用密码信中的 PUK码解锁。</translation>
    </message>
    <message>
        <source>The card cannot say whether the PIN was right.</source>
        <translation>卡片无法告知 PIN码是否正确。</translation>
    </message>
    <message>
        <source>Checking the PIN was cut short.</source>
        <translation>核对 PIN码的操作中途中断。</translation>
    </message>
    <message>
        <source>The PIN is the same as before. Whether a try was spent is seen when the same card is inserted again.</source>
        <translation>PIN码和以前一样。重新插入同一张卡片后，即可看到是否用掉了一次机会。</translation>
    </message>
    <message>
        <source>Changing the PIN was cut short.</source>
        <translation>更改 PIN码的操作中途中断。</translation>
    </message>
    <message>
        <source>Either the old or the new PIN is valid. Insert the same card again: the tool then finds out which.</source>
        <translation>原 PIN码或新 PIN码有一个有效。请重新插入同一张卡片，本工具会查明是哪一个。</translation>
    </message>
    <message>
        <source>Setting your own PIN was cut short.</source>
        <translation>设置 PIN码的操作中途中断。</translation>
    </message>
    <message>
        <source>Either the first PIN or your own one is valid. Insert the same card again: the tool then finds out which.</source>
        <translation>初始 PIN码或您自己的 PIN码有一个有效。请重新插入同一张卡片，本工具会查明是哪一个。</translation>
    </message>
    <message>
        <source>Unblocking the PIN was cut short.</source>
        <translation>解锁 PIN码的操作中途中断。</translation>
    </message>
    <message>
        <source>The new PIN may be valid already. Insert the same card again: the tool then finds out.</source>
        <translation>新 PIN码可能已经生效。请重新插入同一张卡片，本工具会查明。</translation>
    </message>
    <message>
        <source>Changing the PUK was cut short.</source>
        <translation>更改 PUK码的操作中途中断。</translation>
    </message>
    <message>
        <source>Either the old or the new PUK is valid. Insert the same card again: the tool then finds out which.</source>
        <translation>原 PUK码或新 PUK码有一个有效。请重新插入同一张卡片，本工具会查明是哪一个。</translation>
    </message>
    <message>
        <source>What to bring to the counter</source>
        <translation>到柜台需要携带</translation>
    </message>
    <message>
        <source>This eID card and your resident ID card. You must come yourself. The counter can make the card usable again, or issue a new one.</source>
        <translation>这张 eID 卡和您的居民身份证，须本人到场。柜台可以恢复卡片使用，或换发新卡。</translation>
    </message>
    <message>
        <source>Your PIN is the same as before.</source>
        <translation>您的 PIN码和以前一样。</translation>
    </message>
</context>
<context>
    <name>eid::ui::PlatformPanel</name>
    <message>
        <source>Choose the root certificates</source>
        <translation>选择根证书</translation>
    </message>
    <message>
        <source>Certificates (*.pem *.crt *.cer)</source>
        <translation>证书 (*.pem *.crt *.cer)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>已保存。</translation>
    </message>
    <message>
        <source>Identity platform</source>
        <translation>身份平台</translation>
    </message>
    <message>
        <source>The administrator of this computer has laid this down.</source>
        <translation>这由本计算机的管理员设定。</translation>
    </message>
    <message>
        <source>It cannot be changed here.</source>
        <translation>此处不能更改。</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Root certificates that its server is trusted by</source>
        <translation>用于信任其服务器的根证书</translation>
    </message>
    <message>
        <source>None yet</source>
        <translation>尚未选择</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>代理服务器</translation>
    </message>
    <message>
        <source>As the system has it</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>None</source>
        <translation>不使用</translation>
    </message>
    <message>
        <source>This one:</source>
        <translation>使用以下代理：</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>端口</translation>
    </message>
    <message>
        <source>User</source>
        <translation>用户名</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>The password is not stored: it is forgotten when the tool ends.</source>
        <translation>密码不会保存：本工具退出后即被清除。</translation>
    </message>
    <message>
        <source>Testing the connection</source>
        <translation>正在测试连接</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Cancel the test</source>
        <translation>取消测试</translation>
    </message>
    <message>
        <source>Test the connection</source>
        <translation>测试连接</translation>
    </message>
</context>
<context>
    <name>eid::ui::PlatformWords</name>
    <message>
        <source>Enter the address that you were given, such as https://eid.example.cn</source>
        <translation>请输入您得到的地址，例如 https://eid.example.cn</translation>
    </message>
    <message>
        <source>The address must begin with https://</source>
        <translation>地址必须以 https:// 开头</translation>
    </message>
    <message>
        <source>This is no address of a server. It looks like https://eid.example.cn</source>
        <translation>这不是服务器地址。正确的格式如 https://eid.example.cn</translation>
    </message>
    <message>
        <source>Choose the file with the root certificates that you were given.</source>
        <translation>请选择您得到的根证书文件。</translation>
    </message>
    <message>
        <source>There are no certificates in this file. Choose a PEM file (.pem, .crt).</source>
        <translation>此文件中没有证书。请选择 PEM 文件（.pem、.crt）。</translation>
    </message>
    <message>
        <source>Enter the name of the proxy, without http://</source>
        <translation>请输入代理服务器的名称，不带 http://</translation>
    </message>
    <message>
        <source>Enter the port of the proxy: a number from 1 to 65535</source>
        <translation>请输入代理服务器的端口：1 到 65535 之间的数字</translation>
    </message>
    <message>
        <source>This is the identity platform.</source>
        <translation>这是身份平台。</translation>
    </message>
    <message>
        <source>A trusted server answers, but it does not issue certificates.</source>
        <translation>应答的服务器可信，但它不签发证书。</translation>
    </message>
    <message>
        <source>The connection is secure. The card was not used.</source>
        <translation>连接是安全的。没有使用卡片。</translation>
    </message>
    <message>
        <source>Check the address, also what comes behind the name of the server.</source>
        <translation>请检查地址，包括服务器名称后面的部分。</translation>
    </message>
</context>
<context>
    <name>eid::ui::ReaderChooser</name>
    <message>
        <source>Choose a card</source>
        <translation>选择卡片</translation>
    </message>
</context>
<context>
    <name>eid::ui::RefusalView</name>
    <message>
        <source>Nothing was told, nothing was signed</source>
        <translation>未告知任何内容，未签署任何内容</translation>
    </message>
    <message>
        <source>Whoever made this link learned nothing of you. If you were on your way to a site that you know, type its address into the browser yourself.</source>
        <translation>制作此链接的人没有得到您的任何信息。如果您本来要去某个熟悉的网站，请在浏览器中自己输入它的地址。</translation>
    </message>
    <message>
        <source>The card was not used, and whoever made this link learned nothing of you.</source>
        <translation>没有使用卡片，制作此链接的人没有得到您的任何信息。</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>eid::ui::RelyingPartyPanel</name>
    <message>
        <source>Verified: the request is signed with their certificate.</source>
        <translation>已核实：请求由对方的证书签名。</translation>
    </message>
    <message>
        <source>Hide the certificate</source>
        <translation>隐藏证书</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>查看证书</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>网站</translation>
    </message>
    <message>
        <source>Issued by</source>
        <translation>颁发者</translation>
    </message>
    <message>
        <source>Valid from</source>
        <translation>生效日期</translation>
    </message>
    <message>
        <source>Valid until</source>
        <translation>有效期至</translation>
    </message>
    <message>
        <source>Fingerprint (SHA-256)</source>
        <translation>指纹 (SHA-256)</translation>
    </message>
    <message>
        <source>Why, in their own words:</source>
        <translation>对方说明的用途：</translation>
    </message>
    <message>
        <source>“%1”</source>
        <extracomment>What somebody else said, between quotation marks</extracomment>
        <translation>“%1”</translation>
    </message>
    <message>
        <source>%1 asks who you are</source>
        <extracomment>%1 is the name of whoever asks; stands large above everything else</extracomment>
        <translation>%1 请求核验您的身份</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>单位名称</translation>
    </message>
</context>
<context>
    <name>eid::ui::RenewalWords</name>
    <message>
        <source>Renew the certificates</source>
        <translation>更新证书</translation>
    </message>
    <message>
        <source>Identity</source>
        <translation>身份</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>签名</translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation>加密</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>卡片</translation>
    </message>
    <message>
        <source>Valid until %1. Not due yet.</source>
        <translation>有效期至 %1，尚不需要更新。</translation>
    </message>
    <message>
        <source>Valid until %1. Renewed because you want it.</source>
        <translation>有效期至 %1，应您的要求更新。</translation>
    </message>
    <message>
        <source>Valid until %1 only.</source>
        <translation>有效期仅至 %1。</translation>
    </message>
    <message>
        <source>No longer valid since %1.</source>
        <translation>自 %1 起已失效。</translation>
    </message>
    <message>
        <source>Cannot be used as it is.</source>
        <translation>目前无法使用。</translation>
    </message>
    <message>
        <source>Its renewal was cut short.</source>
        <translation>它的更新中断了。</translation>
    </message>
    <message>
        <source>The platform opens the card</source>
        <translation>平台授权此卡</translation>
    </message>
    <message>
        <source>The card makes a new key</source>
        <translation>卡片生成新密钥</translation>
    </message>
    <message>
        <source>The platform issues the certificate</source>
        <translation>平台签发证书</translation>
    </message>
    <message>
        <source>The certificate is put on the card</source>
        <translation>将证书写入卡片</translation>
    </message>
    <message>
        <source>The new certificate is tried</source>
        <translation>试用新证书</translation>
    </message>
    <message>
        <source>The old certificate is retired</source>
        <translation>停用旧证书</translation>
    </message>
    <message>
        <source>Leave the card in the reader until it is done. Should it be taken out all the same, nothing is lost: the renewal can be resumed.</source>
        <translation>完成之前请不要取出卡片。即使取出也不会有任何损失：可以继续更新。</translation>
    </message>
    <message>
        <source>The platform is at work. Leave the card in the reader.</source>
        <translation>平台正在处理。请不要取出卡片。</translation>
    </message>
    <message>
        <source>d MMMM yyyy</source>
        <extracomment>How a date is written; see QLocale::toString()</extracomment>
        <translation>yyyy年M月d日</translation>
    </message>
</context>
<context>
    <name>eid::ui::RequestView</name>
    <message>
        <source>They learn</source>
        <translation>对方将得知</translation>
    </message>
    <message>
        <source>Your picture, your card and its certificates, the online copy itself</source>
        <translation>您的照片、卡片及其证书、网证本身</translation>
    </message>
    <message>
        <source>Where else you authenticate</source>
        <translation>您还在哪些网站认证过</translation>
    </message>
    <message>
        <source>They do not learn</source>
        <translation>对方不会得知</translation>
    </message>
    <message>
        <source>Tick what you agree to tell, or decline: without one of the sets there is no answer.</source>
        <translation>请勾选您同意告知的内容，或拒绝：至少要满足其中一组，才能应答。</translation>
    </message>
    <message>
        <source>Tick what they cannot do without, or decline: without it there is no answer.</source>
        <translation>请勾选对方必须得知的内容，或拒绝：缺少它就无法应答。</translation>
    </message>
    <message>
        <source>Tick that you sign the text, or decline.</source>
        <translation>请勾选同意签署文本，或拒绝。</translation>
    </message>
    <message>
        <source>You prove it with: %1</source>
        <extracomment>Between the means by which somebody proves who they are</extracomment>
        <translation>认证方式：%1</translation>
    </message>
    <message>
        <source> + </source>
        <translation> + </translation>
    </message>
    <message>
        <source>It can be answered until %1. The identity platform checks the answer and passes on only what is shown here.</source>
        <translation>可在 %1 之前应答。身份平台核验应答，只转告这里所示的内容。</translation>
    </message>
    <message>
        <source>Yes, authenticate</source>
        <translation>同意并认证</translation>
    </message>
    <message>
        <source>Decline</source>
        <translation>拒绝</translation>
    </message>
    <message>
        <source>They ask for it; you decide below</source>
        <translation>对方想知道，请在下面决定</translation>
    </message>
    <message>
        <source>Answer only if you opened this site, or began this, yourself just now.</source>
        <translation>请仅在您本人刚刚打开该网站或发起此事时才作出答复。</translation>
    </message>
</context>
<context>
    <name>eid::ui::ResultView</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Start again with this card</source>
        <translation>用这张卡片重新开始</translation>
    </message>
    <message>
        <source>Start again</source>
        <translation>重新开始</translation>
    </message>
    <message>
        <source>Unblock with the PUK</source>
        <translation>用 PUK码解锁</translation>
    </message>
    <message>
        <source>What still works</source>
        <translation>仍可使用的功能</translation>
    </message>
    <message>
        <source>The card and its certificates are unharmed. They can be used again as soon as the PIN is unblocked.</source>
        <translation>卡片和证书没有损坏，PIN码解锁后即可继续使用。</translation>
    </message>
    <message>
        <source>As long as the PIN is not blocked, it works as before.</source>
        <translation>只要 PIN码没有锁定，就可以照常使用。</translation>
    </message>
    <message>
        <source>What is valid now</source>
        <translation>现在有效的是</translation>
    </message>
    <message>
        <source>The card could not store it properly. Check your PIN to see whether it is still the same.</source>
        <translation>卡片未能正确保存。请核对 PIN码，看它是否仍和以前一样。</translation>
    </message>
</context>
<context>
    <name>eid::ui::ReviewView</name>
    <message>
        <source>The picture that is to be sent</source>
        <translation>将要发送的照片</translation>
    </message>
    <message>
        <source>This picture is sent</source>
        <translation>将发送这张照片</translation>
    </message>
    <message>
        <source>Good enough for a comparison</source>
        <translation>质量足以进行比对</translation>
    </message>
    <message>
        <source>The back office may refuse it</source>
        <translation>后台可能拒绝这张照片</translation>
    </message>
    <message>
        <source>The movements were seen as well.</source>
        <translation>动作也已看到。</translation>
    </message>
    <message>
        <source>These measures do not hold. A new picture is better.</source>
        <translation>以下指标未达标，建议重新拍摄。</translation>
    </message>
    <message>
        <source>Send it, encrypted, to the back office</source>
        <translation>同意将其加密后发送给后台</translation>
    </message>
    <message>
        <source>On to the PIN</source>
        <translation>下一步：输入 PIN</translation>
    </message>
    <message>
        <source>Take it again</source>
        <translation>重新拍摄</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>eid::ui::RunView</name>
    <message>
        <source>The card proves itself to the platform…</source>
        <translation>卡片正在向平台证明身份……</translation>
    </message>
    <message>
        <source>Certificate %1 of %2: %3</source>
        <translation>第 %1 个证书，共 %2 个：%3</translation>
    </message>
    <message>
        <source>Certificate: %1</source>
        <translation>证书：%1</translation>
    </message>
    <message>
        <source>Leave the card in the reader</source>
        <translation>请不要取出卡片</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>正在停止……</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
</context>
<context>
    <name>eid::ui::SecretSheet</name>
    <message>
        <source>&amp;Copy</source>
        <translation>复制(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Print …</source>
        <translation>打印(&amp;P)……</translation>
    </message>
    <message>
        <source>Copied. It is taken off the clipboard when you leave this page.</source>
        <translation>已复制。离开此页面时会从剪贴板中清除。</translation>
    </message>
</context>
<context>
    <name>eid::ui::SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>As the system has it</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Language / 语言</source>
        <translation>语言 / Language</translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Size of the text</source>
        <translation>文字大小</translation>
    </message>
    <message>
        <source>Standard</source>
        <translation>标准</translation>
    </message>
    <message>
        <source>Large</source>
        <translation>大</translation>
    </message>
    <message>
        <source>Very large</source>
        <translation>特大</translation>
    </message>
    <message>
        <source>Tell me 90, 30, 7 days and 1 day before a certificate ends</source>
        <translation>在证书到期前 90、30、7 天和 1 天提醒我</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>No</source>
        <translation>否</translation>
    </message>
</context>
<context>
    <name>eid::ui::SettleEntryView</name>
    <message>
        <source>Enter the new PIN, the one that you had chosen when the work was cut short.</source>
        <translation>请输入新 PIN码，也就是操作中断时您选好的那个。</translation>
    </message>
    <message>
        <source>Enter the new PUK, the one that you had chosen when the work was cut short.</source>
        <translation>请输入新 PUK码，也就是操作中断时您选好的那个。</translation>
    </message>
    <message>
        <source>Find out</source>
        <translation>查明</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>暂不</translation>
    </message>
    <message>
        <source>This is not the one that you had chosen then. It was not tried.</source>
        <translation>这不是您当时选好的号码，没有进行试用。</translation>
    </message>
</context>
<context>
    <name>eid::ui::SideBar</name>
    <message>
        <source>中文</source>
        <extracomment>Shown on the button that switches to the other language: the name of that language in itself</extracomment>
        <translation>English</translation>
    </message>
    <message>
        <source>Switch the language to Chinese</source>
        <translation>切换为英文（Switch to English）</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Help and about</source>
        <translation>帮助与关于</translation>
    </message>
    <message>
        <source>Help and about (F1)</source>
        <translation>帮助与关于 (F1)</translation>
    </message>
    <message>
        <source>Journal</source>
        <translation>操作日志</translation>
    </message>
    <message>
        <source>Journal of what was done (Ctrl+J)</source>
        <translation>操作日志（Ctrl+J）</translation>
    </message>
</context>
<context>
    <name>eid::ui::StatusPanel</name>
    <message>
        <source>Certificates</source>
        <translation>证书</translation>
    </message>
</context>
<context>
    <name>eid::ui::StepHeader</name>
    <message>
        <source>All steps are done</source>
        <translation>所有步骤已完成</translation>
    </message>
    <message>
        <source>Step %1 of %2: %3</source>
        <extracomment>%1 and %2 are numbers, %3 is the name of the step, such as &quot;New PIN&quot;</extracomment>
        <translation>第 %1 步，共 %2 步：%3</translation>
    </message>
</context>
<context>
    <name>eid::ui::StepList</name>
    <message>
        <source>%1 of %2 steps done</source>
        <translation>已完成 %1 步，共 %2 步</translation>
    </message>
</context>
<context>
    <name>eid::ui::TransactionPanel</name>
    <message>
        <source>You are to sign this text</source>
        <translation>请您签署以下文本</translation>
    </message>
    <message>
        <source>You are to sign these texts</source>
        <translation>请您签署以下各份文本</translation>
    </message>
    <message>
        <source>What you see is what you sign: your card signs it to the letter, and it can be held against you like your signature on paper.</source>
        <translation>所见即所签：卡片对以下文字逐字签名，与您在纸上的签名一样可作为凭据。</translation>
    </message>
    <message>
        <source>I have read the text and sign it.</source>
        <translation>我已阅读该文本并同意签署。</translation>
    </message>
    <message>
        <source>I have read the texts and sign them.</source>
        <translation>我已阅读各份文本并同意签署。</translation>
    </message>
</context>
<context>
    <name>eid::ui::TriesNote</name>
    <message>
        <source>If the entry is wrong, the PIN is blocked.</source>
        <translation>如果输入错误，PIN码将被锁定。</translation>
    </message>
    <message>
        <source>If the entry is wrong, the PUK is blocked for good.</source>
        <translation>如果输入错误，PUK码将永久锁定。</translation>
    </message>
</context>
<context>
    <name>eid::ui::TriesTile</name>
    <message>
        <source>PIN</source>
        <translation>PIN码</translation>
    </message>
    <message>
        <source>PUK</source>
        <translation>PUK码</translation>
    </message>
</context>
<context>
    <name>eid::ui::UsageList</name>
    <message>
        <source>%1, %2 (%3)</source>
        <extracomment>Where a copy was shown: a date and time, a name and an internet address</extracomment>
        <translation>%1，%2（%3）</translation>
    </message>
    <message>
        <source>%1: they learned the answer alone.</source>
        <extracomment>%1 is a date and time</extracomment>
        <translation>%1：对方只得知了认证结果。</translation>
    </message>
    <message>
        <source>%1: they learned %2.</source>
        <extracomment>%1 is a date and time, %2 the fields of the copy</extracomment>
        <translation>%1：对方得知了 %2。</translation>
    </message>
    <message>
        <source>You signed: %1</source>
        <translation>您签署了：%1</translation>
    </message>
    <message numerus="yes">
        <source>Show %n earlier times</source>
        <translation>
            <numerusform>显示更早的 %n 次</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>eid::ui::WaitView</name>
    <message>
        <source>The card was taken out before anything was sent to it.</source>
        <translation>卡片在发送任何内容之前就已取出。</translation>
    </message>
    <message>
        <source>The card is at work</source>
        <translation>卡片正在处理</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>正在停止……</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>The card is asked how many tries are left…</source>
        <translation>正在向卡片查询剩余次数……</translation>
    </message>
    <message>
        <source>Leave the card in the reader.</source>
        <translation>请不要取出卡片。</translation>
    </message>
    <message>
        <source>The card tells which one is valid…</source>
        <translation>正在向卡片查询哪一个有效……</translation>
    </message>
    <message>
        <source>Insert the card</source>
        <translation>请插入卡片</translation>
    </message>
    <message>
        <source>The job starts as soon as the card is in the reader.</source>
        <translation>卡片插入读卡器后立即开始。</translation>
    </message>
    <message>
        <source>The card is being read…</source>
        <translation>正在读取卡片……</translation>
    </message>
    <message>
        <source>Enter the PIN on the reader</source>
        <translation>请在读卡器上输入 PIN码</translation>
    </message>
    <message>
        <source>Then press its OK key.</source>
        <translation>然后按读卡器上的确认键。</translation>
    </message>
    <message>
        <source>Enter the PINs on the reader</source>
        <translation>请在读卡器上输入 PIN码</translation>
    </message>
    <message>
        <source>First the current PIN, then the new PIN, then the new PIN again. Press the reader&apos;s OK key after each.</source>
        <translation>先输入当前 PIN码，再输入新 PIN码，最后再次输入新 PIN码。每次输入后按读卡器上的确认键。</translation>
    </message>
    <message>
        <source>First the first PIN from the PIN letter, then your own PIN, then your own PIN again. Press the reader&apos;s OK key after each.</source>
        <translation>先输入密码信中的初始 PIN码，再输入您自己的 PIN码，最后再次输入。每次输入后按读卡器上的确认键。</translation>
    </message>
    <message>
        <source>Enter the PUKs on the reader</source>
        <translation>请在读卡器上输入 PUK码</translation>
    </message>
    <message>
        <source>First the current PUK, then the new PUK, then the new PUK again. Press the reader&apos;s OK key after each.</source>
        <translation>先输入当前 PUK码，再输入新 PUK码，最后再次输入新 PUK码。每次输入后按读卡器上的确认键。</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>以后再说</translation>
    </message>
    <message>
        <source>This is another card. Insert the one with which you began.</source>
        <translation>这是另一张卡片，请插入开始时的那张。</translation>
    </message>
    <message>
        <source>Take the card out and insert it again, so that it can be looked at.</source>
        <translation>请取出卡片再重新插入，以便查看。</translation>
    </message>
    <message numerus="yes">
        <source>The reader waits %n more seconds.</source>
        <translation>
            <numerusform>读卡器还将等待 %n 秒。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>eidctl</name>
    <message>
        <source>Print JSON instead of text.</source>
        <translation>输出 JSON 而不是文本。</translation>
    </message>
    <message>
        <source>Show this help.</source>
        <translation>显示此帮助。</translation>
    </message>
    <message>
        <source>Use the reader NAME, or the one reader whose name contains it.</source>
        <translation>使用名为 NAME 的读卡器，或名称中包含 NAME 的唯一读卡器。</translation>
    </message>
    <message>
        <source>Using the reader “%1”.</source>
        <translation>正在使用读卡器“%1”。</translation>
    </message>
    <message>
        <source>Write the certificate in SLOT (9A, 9C, 9D, 9E) to a file.</source>
        <translation>把 SLOT（9A、9C、9D、9E）中的证书写入文件。</translation>
    </message>
    <message>
        <source>Write to FILE, or to standard output for “-”.</source>
        <translation>写入 FILE；“-”表示标准输出。</translation>
    </message>
    <message>
        <source>Write DER instead of PEM.</source>
        <translation>写入 DER 而不是 PEM。</translation>
    </message>
    <message>
        <source>Replace FILE if it exists.</source>
        <translation>FILE 已存在时覆盖。</translation>
    </message>
    <message>
        <source>Show the certificates, or the one in SLOT (9A, 9C, 9D, 9E).</source>
        <translation>显示全部证书，或 SLOT（9A、9C、9D、9E）中的证书。</translation>
    </message>
    <message>
        <source>Replace the PIN that was issued with the card by one of your own.</source>
        <translation>把发卡时的初始 PIN码换成您自己的。</translation>
    </message>
    <message>
        <source>Change the PIN.</source>
        <translation>更改 PIN码。</translation>
    </message>
    <message>
        <source>Read a line from file descriptor N, not from the terminal.</source>
        <translation>从文件描述符 N 读取一行，而不是从终端读取。</translation>
    </message>
    <message>
        <source>Read it from the QR code in the picture FILE, JPEG or PNG.</source>
        <translation>从图片 FILE（JPEG 或 PNG）中的二维码读取。</translation>
    </message>
    <message>
        <source>“eidctl copy refresh” does it.</source>
        <translation>请使用“eidctl copy refresh”。</translation>
    </message>
    <message>
        <source>The same for the new one; without it, it is the next line of the first.</source>
        <translation>新号码同样处理；不指定时取第一个来源的下一行。</translation>
    </message>
    <message>
        <source>Wait SECONDS (30) for the card when a change was cut short.</source>
        <translation>更改中途中断时，等待卡片 SECONDS 秒（默认 30）。</translation>
    </message>
    <message>
        <source>After a change that was cut short, find out by trying the new one.</source>
        <translation>更改中途中断后，通过试用新号码查明哪个有效。</translation>
    </message>
    <message>
        <source>Make the entries at the reader&apos;s key pad.</source>
        <translation>在读卡器键盘上输入。</translation>
    </message>
    <message>
        <source>Go on when one try is left, or when nobody knows how many.</source>
        <translation>只剩一次机会或次数未知时也继续。</translation>
    </message>
    <message>
        <source>PIN: %1</source>
        <translation>PIN码：%1</translation>
    </message>
    <message>
        <source>PUK: %1</source>
        <translation>PUK码：%1</translation>
    </message>
    <message numerus="yes">
        <source>The change was cut short. Insert the same card again: the tool then finds out which PIN is valid. It waits %n seconds.</source>
        <translation>
            <numerusform>更改中途中断。请重新插入同一张卡片，本工具会查明哪个 PIN码有效。最多等待 %n 秒。</numerusform>
        </translation>
    </message>
    <message>
        <source>Set a new PIN with the PUK when the PIN is blocked.</source>
        <translation>PIN码锁定时，用 PUK码设置新的 PIN码。</translation>
    </message>
    <message>
        <source>Check that the PIN is right.</source>
        <translation>核对 PIN码是否正确。</translation>
    </message>
    <message>
        <source>Change the PUK.</source>
        <translation>更改 PUK码。</translation>
    </message>
    <message>
        <source>List the card readers.</source>
        <translation>列出读卡器。</translation>
    </message>
    <message>
        <source>Show whose card it is, and how its PIN, PUK and certificates stand.</source>
        <translation>显示是谁的卡片，以及 PIN码、PUK码和证书的状态。</translation>
    </message>
    <message>
        <source>Print a line for each change of readers and cards until interrupted.</source>
        <translation>读卡器或卡片每有变化就输出一行，直到被中断。</translation>
    </message>
    <message>
        <source>Type “%1” to agree: </source>
        <translation>输入“%1”表示同意：</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>PIN码</translation>
    </message>
    <message>
        <source>PUK</source>
        <translation>PUK码</translation>
    </message>
    <message>
        <source>The card does not say how many tries of the %1 are left. This may be the last one; a wrong %1 then blocks it.</source>
        <translation>卡片没有告知 %1 还剩几次机会。这可能是最后一次；如果输错，%1 将被锁定。</translation>
    </message>
    <message>
        <source>Only one try of the %1 is left. A wrong %1 now blocks it.</source>
        <translation>%1 只剩一次机会。如果现在输错，%1 将被锁定。</translation>
    </message>
    <message>
        <source>last try</source>
        <extracomment>What the user types to agree that the last try of a PIN may be used</extracomment>
        <translation>最后一次</translation>
    </message>
    <message>
        <source>The tool can try the new entry. If it is valid, nothing is lost; if the old one is valid, one try is spent, which a right entry of the old one gives back.</source>
        <translation>本工具可以试用新号码。如果新号码有效，没有任何损失；如果原号码有效，会用掉一次机会，之后正确输入原号码即可恢复。</translation>
    </message>
    <message>
        <source>try it</source>
        <extracomment>What the user types to agree that the new PIN is tried</extracomment>
        <translation>试一次</translation>
    </message>
    <message>
        <source>Usage: eidctl COMMAND [OPTION]…</source>
        <translation>用法：eidctl 命令 [选项]…</translation>
    </message>
    <message>
        <source>The eID card in the reader: its status, its PIN and its certificates.</source>
        <translation>读卡器中的 eID 卡：状态、PIN码和证书。</translation>
    </message>
    <message>
        <source>Commands:</source>
        <translation>命令：</translation>
    </message>
    <message>
        <source>Options:</source>
        <translation>选项：</translation>
    </message>
    <message>
        <source>Show the version.</source>
        <translation>显示版本。</translation>
    </message>
    <message>
        <source>“eidctl COMMAND --help” shows the options of a command; “man eidctl” the rest.</source>
        <translation>“eidctl 命令 --help”显示命令的选项；其余请见“man eidctl”。</translation>
    </message>
    <message>
        <source>Usage: eidctl %1 [OPTION]…</source>
        <translation>用法：eidctl %1 [选项]…</translation>
    </message>
    <message>
        <source>Show the ID number in full.</source>
        <translation>显示完整的身份证号码。</translation>
    </message>
    <message>
        <source>The same again: </source>
        <translation>再次输入：</translation>
    </message>
    <message>
        <source>unknown (the card does not tell)</source>
        <translation>未知（卡片未告知）</translation>
    </message>
    <message numerus="yes">
        <source>Read with %n commands, %1 octets sent, %2 received</source>
        <translation>
            <numerusform>读取用了 %n 条命令，发送 %1 字节，接收 %2 字节</numerusform>
        </translation>
    </message>
    <message>
        <source>no card</source>
        <translation>没有卡片</translation>
    </message>
    <message>
        <source>a card is being read</source>
        <translation>正在读取卡片</translation>
    </message>
    <message>
        <source>%1 card, PIN: %2</source>
        <translation>%1 卡，PIN码：%2</translation>
    </message>
    <message>
        <source>card of %1, PIN: %2</source>
        <translation>%1的卡片，PIN码：%2</translation>
    </message>
    <message>
        <source>unknown holder</source>
        <translation>持卡人未知</translation>
    </message>
    <message>
        <source>Reader: %1</source>
        <translation>读卡器：%1</translation>
    </message>
    <message>
        <source>Card: %1</source>
        <translation>卡片：%1</translation>
    </message>
    <message>
        <source>Card: %1, number %2</source>
        <translation>卡片：%1，卡号 %2</translation>
    </message>
    <message>
        <source>Card: %1, without a number</source>
        <translation>卡片：%1，无卡号</translation>
    </message>
    <message>
        <source>Holder: %1</source>
        <translation>持有人：%1</translation>
    </message>
    <message>
        <source>Certificates:</source>
        <translation>证书：</translation>
    </message>
    <message>
        <source>No card reader is connected.</source>
        <translation>没有连接读卡器。</translation>
    </message>
    <message>
        <source>card inserted</source>
        <translation>卡片已插入</translation>
    </message>
    <message>
        <source>%1, with a key pad</source>
        <translation>%1，自带键盘</translation>
    </message>
    <message>
        <source>valid only from %1</source>
        <translation>自 %1 起生效</translation>
    </message>
    <message>
        <source>expired on %1</source>
        <translation>已于 %1 过期</translation>
    </message>
    <message>
        <source>expires within a day</source>
        <translation>一天之内过期</translation>
    </message>
    <message numerus="yes">
        <source>valid until %1, %n days left</source>
        <translation>
            <numerusform>有效期至 %1，还剩 %n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>not read</source>
        <translation>未读取</translation>
    </message>
    <message>
        <source>no certificate</source>
        <translation>没有证书</translation>
    </message>
    <message>
        <source>Subject: %1</source>
        <translation>主体：%1</translation>
    </message>
    <message>
        <source>Issuer: %1</source>
        <translation>签发者：%1</translation>
    </message>
    <message>
        <source>Serial number: %1</source>
        <translation>序列号：%1</translation>
    </message>
    <message>
        <source>Valid from: %1</source>
        <translation>生效时间：%1</translation>
    </message>
    <message>
        <source>Valid until: %1</source>
        <translation>失效时间：%1</translation>
    </message>
    <message>
        <source>Key: %1</source>
        <translation>密钥：%1</translation>
    </message>
    <message>
        <source>Signed with: %1</source>
        <translation>签名算法：%1</translation>
    </message>
    <message>
        <source>Used for: %1</source>
        <translation>用途：%1</translation>
    </message>
    <message>
        <source>SHA-256: %1</source>
        <translation>SHA-256：%1</translation>
    </message>
    <message>
        <source>identity authentication</source>
        <translation>身份认证</translation>
    </message>
    <message>
        <source>signature</source>
        <translation>签名</translation>
    </message>
    <message>
        <source>encryption</source>
        <translation>加密</translation>
    </message>
    <message>
        <source>card authentication</source>
        <translation>卡片认证</translation>
    </message>
    <message>
        <source>The certificate of slot %1 was written to %2.</source>
        <translation>位置 %1 的证书已写入 %2。</translation>
    </message>
    <message>
        <source>The PIN is right.</source>
        <translation>PIN码正确。</translation>
    </message>
    <message>
        <source>The PIN was changed. From now on, use the new one.</source>
        <translation>PIN码已更改，从现在起请使用新 PIN码。</translation>
    </message>
    <message>
        <source>The card is activated. From now on, use the PIN that you have chosen.</source>
        <translation>卡片已激活，从现在起请使用您选择的 PIN码。</translation>
    </message>
    <message>
        <source>The PIN is unblocked. From now on, use the new one.</source>
        <translation>PIN码已解锁，从现在起请使用新 PIN码。</translation>
    </message>
    <message>
        <source>The PUK was changed. Keep the new one in a safe place.</source>
        <translation>PUK码已更改，请妥善保管新 PUK码。</translation>
    </message>
    <message>
        <source>blocked</source>
        <translation>已锁定</translation>
    </message>
    <message>
        <source>%1 of %2 tries left</source>
        <translation>还剩 %1 次机会（共 %2 次）</translation>
    </message>
    <message numerus="yes">
        <source>%n tries left</source>
        <translation>
            <numerusform>还剩 %n 次机会</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, still the one that was issued</source>
        <translation>%1，仍是发卡时的初始号码</translation>
    </message>
    <message>
        <source>The old PUK is valid: nothing was changed.</source>
        <translation>原 PUK码有效：没有任何更改。</translation>
    </message>
    <message>
        <source>The old PIN is valid: nothing was changed.</source>
        <translation>原 PIN码有效：没有任何更改。</translation>
    </message>
    <message>
        <source>The new PUK is valid: the change had happened.</source>
        <translation>新 PUK码有效：更改已经完成。</translation>
    </message>
    <message>
        <source>The new PIN is valid: the change had happened.</source>
        <translation>新 PIN码有效：更改已经完成。</translation>
    </message>
    <message>
        <source>Nothing was changed: the card refused the first entry, and a try was spent.</source>
        <translation>没有任何更改：卡片拒绝了第一次输入的号码，并用掉了一次机会。</translation>
    </message>
    <message>
        <source>Nothing was changed: the card refused the first entry, and that was the last try.</source>
        <translation>没有任何更改：卡片拒绝了第一次输入的号码，而且这是最后一次机会。</translation>
    </message>
    <message>
        <source>The card cannot say whether the old or the new PUK is valid.</source>
        <translation>卡片无法告知原 PUK码还是新 PUK码有效。</translation>
    </message>
    <message>
        <source>The card cannot say whether the old or the new PIN is valid.</source>
        <translation>卡片无法告知原 PIN码还是新 PIN码有效。</translation>
    </message>
    <message>
        <source>%1: reader connected, %2</source>
        <translation>%1：读卡器已连接，%2</translation>
    </message>
    <message>
        <source>%1: reader disconnected</source>
        <translation>%1：读卡器已断开</translation>
    </message>
    <message>
        <source>The smart card service is running.</source>
        <translation>智能卡服务正在运行。</translation>
    </message>
    <message>
        <source>PIN: </source>
        <translation>PIN码：</translation>
    </message>
    <message>
        <source>PIN from your PIN letter: </source>
        <translation>密码信中的 PIN码：</translation>
    </message>
    <message>
        <source>New PIN: </source>
        <translation>新 PIN码：</translation>
    </message>
    <message>
        <source>PUK: </source>
        <translation>PUK码：</translation>
    </message>
    <message>
        <source>New PUK: </source>
        <translation>新 PUK码：</translation>
    </message>
    <message>
        <source>Write the whole journal to a file, as JSON Lines that anybody can check.</source>
        <translation>将全部操作日志写入文件，采用任何人都可核验的 JSON Lines 格式。</translation>
    </message>
    <message>
        <source>Show what the tool has done, the latest first.</source>
        <translation>显示本工具执行过的操作，最新的在前。</translation>
    </message>
    <message>
        <source>Show at most COUNT (50) entries.</source>
        <translation>最多显示 COUNT 条（默认 50 条）。</translation>
    </message>
    <message>
        <source>Check that nothing in the journal was changed.</source>
        <translation>检查操作日志是否被改动。</translation>
    </message>
    <message>
        <source>This could not be written to the journal: %1 (%2)</source>
        <translation>此操作未能写入操作日志：%1（%2）</translation>
    </message>
    <message>
        <source>card %1</source>
        <translation>卡 %1</translation>
    </message>
    <message>
        <source>slot %1</source>
        <translation>位置 %1</translation>
    </message>
    <message>
        <source>The journal is empty.</source>
        <translation>操作日志为空。</translation>
    </message>
    <message>
        <source>%1 of %2 entries; --limit shows more.</source>
        <translation>显示 %1 条，共 %2 条；用 --limit 可显示更多。</translation>
    </message>
    <message numerus="yes">
        <source>The journal is intact (%n entries).</source>
        <translation>
            <numerusform>操作日志完好（共 %n 条）。</numerusform>
        </translation>
    </message>
    <message>
        <source>Hash of the last entry: %1</source>
        <translation>最后一条的散列值：%1</translation>
    </message>
    <message numerus="yes">
        <source>The journal (%n entries) was written to %1.</source>
        <translation>
            <numerusform>操作日志（共 %n 条）已写入 %1。</numerusform>
        </translation>
    </message>
    <message>
        <source>tries unknown (seen when it is used)</source>
        <translation>剩余次数未知（使用时才会得知）</translation>
    </message>
    <message>
        <source>The new PUK is not valid: the old one is. A try was spent on finding out.</source>
        <translation>新 PUK码无效，原 PUK码有效。为查明消耗了一次机会。</translation>
    </message>
    <message>
        <source>The new PIN is not valid: the old one is. A try was spent on finding out.</source>
        <translation>新 PIN码无效，原 PIN码有效。为查明消耗了一次机会。</translation>
    </message>
    <message>
        <source>The new PUK is not valid, and trying it was the last try: it is blocked.</source>
        <translation>新 PUK码无效，而这是最后一次机会：PUK码已锁定。</translation>
    </message>
    <message>
        <source>The new PIN is not valid, and trying it was the last try: it is blocked.</source>
        <translation>新 PIN码无效，而这是最后一次机会：PIN码已锁定。</translation>
    </message>
    <message>
        <source>Only show what would be done; needs no PIN.</source>
        <translation>仅显示将要进行的操作，不需要 PIN码。</translation>
    </message>
    <message>
        <source>Bring a renewal that was cut short to its end.</source>
        <translation>将中断的更新进行到底。</translation>
    </message>
    <message>
        <source>Renew the certificates that end soon, with new keys.</source>
        <translation>更新即将到期的证书，并生成新密钥。</translation>
    </message>
    <message>
        <source>Renew both, however long they are valid.</source>
        <translation>无论有效期多长，两个凭证都更新。</translation>
    </message>
    <message>
        <source>Stopping between two steps…</source>
        <translation>将在两个步骤之间停止…</translation>
    </message>
    <message>
        <source>not due yet, nothing to do</source>
        <translation>尚未到期，无需操作</translation>
    </message>
    <message>
        <source>to be renewed, ends soon</source>
        <translation>待更新，即将到期</translation>
    </message>
    <message>
        <source>to be renewed, has expired</source>
        <translation>待更新，已过期</translation>
    </message>
    <message>
        <source>to be renewed, cannot be used</source>
        <translation>待更新，无法使用</translation>
    </message>
    <message>
        <source>to be renewed, was cut short before</source>
        <translation>待更新，此前曾中断</translation>
    </message>
    <message>
        <source>to be renewed, though not due yet</source>
        <translation>待更新，虽尚未到期</translation>
    </message>
    <message>
        <source>the platform knows the card</source>
        <translation>平台已识别该卡</translation>
    </message>
    <message>
        <source>the platform opens the card for the change</source>
        <translation>平台为更改开放卡片</translation>
    </message>
    <message>
        <source>the card makes a new key</source>
        <translation>卡片生成新密钥</translation>
    </message>
    <message>
        <source>the platform issues the certificate</source>
        <translation>平台签发证书</translation>
    </message>
    <message>
        <source>the certificate is written to the card</source>
        <translation>将证书写入卡片</translation>
    </message>
    <message>
        <source>the new credential is tried out</source>
        <translation>试用新凭证</translation>
    </message>
    <message>
        <source>the platform retires the old certificate</source>
        <translation>平台停用旧证书</translation>
    </message>
    <message>
        <source>given up</source>
        <translation>已放弃</translation>
    </message>
    <message>
        <source>valid until %1</source>
        <translation>有效期至 %1</translation>
    </message>
    <message>
        <source>%1 vouches for it</source>
        <translation>由 %1 担保</translation>
    </message>
    <message>
        <source>A renewal was cut short: “eidctl renew resume” brings it to its end.</source>
        <translation>有一次更新曾中断：“eidctl renew resume”可将其进行到底。</translation>
    </message>
    <message>
        <source>%1: renewed, valid until %2</source>
        <translation>%1：已更新，有效期至 %2</translation>
    </message>
    <message>
        <source>Commands to the card: %1; full TLS handshakes: %2; requests: %3; %4 s, of which the card %5 s</source>
        <translation>卡命令：%1；完整 TLS 握手：%2；请求：%3；共 %4 秒，其中卡片 %5 秒</translation>
    </message>
    <message>
        <source>[%1/%2] %3: %4</source>
        <translation>[%1/%2] %3：%4</translation>
    </message>
    <message>
        <source>Nothing was changed on the card.</source>
        <translation>卡片未作任何更改。</translation>
    </message>
    <message>
        <source>No step is lost: “eidctl renew resume” brings the renewal to its end.</source>
        <translation>已完成的步骤不会丢失：“eidctl renew resume”可将更新进行到底。</translation>
    </message>
    <message>
        <source>The renewal has stopped at %1: %2.</source>
        <translation>更新停在 %1：%2。</translation>
    </message>
    <message>
        <source>Take a picture of the holder&apos;s face and send it for comparison.</source>
        <translation>拍摄持卡人的面部照片并发送比对。</translation>
    </message>
    <message>
        <source>Take the picture from SOURCE: camera:, file:, sequence: or pipeline:. Without it, from the first camera.</source>
        <translation>从 SOURCE 取得照片：camera:、file:、sequence: 或 pipeline:。不指定则用第一个摄像头。</translation>
    </message>
    <message>
        <source>Give up after SECONDS (60) without a picture.</source>
        <translation>SECONDS（60）秒内没有照片则放弃。</translation>
    </message>
    <message>
        <source>Play a film or sequence as fast as it can be looked at.</source>
        <translation>以可分析的最快速度播放影片或图像序列。</translation>
    </message>
    <message>
        <source>The holder has agreed; do not ask.</source>
        <translation>持卡人已同意，不再询问。</translation>
    </message>
    <message>
        <source>Send a face sample that waits.</source>
        <translation>发送一个待发送的人脸样本。</translation>
    </message>
    <message>
        <source>Show the face samples that wait for the platform.</source>
        <translation>显示等待平台的人脸样本。</translation>
    </message>
    <message>
        <source>Remove a face sample that waits, for good.</source>
        <translation>永久移除一个待发送的人脸样本。</translation>
    </message>
    <message>
        <source>Send this picture, encrypted, to be compared with the one on record? [y/N] </source>
        <translation>是否加密发送这张照片，与备案照片比对？[y/N] </translation>
    </message>
    <message>
        <source>yes</source>
        <extracomment>What the user types to agree</extracomment>
        <translation>是</translation>
    </message>
    <message>
        <source>[%1/%2] %3</source>
        <translation>[%1/%2] %3</translation>
    </message>
    <message>
        <source>The picture is taken.</source>
        <translation>照片已拍摄。</translation>
    </message>
    <message>
        <source>%1 kB</source>
        <translation>%1 kB</translation>
    </message>
    <message>
        <source>The face is that of the picture on record.</source>
        <translation>面部与备案照片一致。</translation>
    </message>
    <message>
        <source>The face is not recognised as that of the picture on record.</source>
        <translation>未能确认面部与备案照片一致。</translation>
    </message>
    <message>
        <source>Method %1: %2, needed %3</source>
        <translation>方法 %1：%2，要求 %3</translation>
    </message>
    <message>
        <source>This method says of itself that it proves little.</source>
        <translation>该方法自述其证明力很弱。</translation>
    </message>
    <message>
        <source>The platform cannot be reached: the sample waits, encrypted, as %1. “eidctl face resume %1” sends it.</source>
        <translation>无法连接平台：样本已加密保留，编号 %1。用“eidctl face resume %1”发送。</translation>
    </message>
    <message>
        <source>Face sample %1 was sent.</source>
        <translation>人脸样本 %1 已发送。</translation>
    </message>
    <message>
        <source>The back office has not compared it yet.</source>
        <translation>后台尚未比对。</translation>
    </message>
    <message>
        <source>No face sample waits.</source>
        <translation>没有待发送的人脸样本。</translation>
    </message>
    <message>
        <source>%1: taken %2, worth nothing after %3, %4 of %5 sent</source>
        <translation>%1：拍摄于 %2，%3 后失效，已发送 %4 / %5</translation>
    </message>
    <message>
        <source>%1: %2 of 100</source>
        <translation>%1：%2 分（满分 100）</translation>
    </message>
    <message>
        <source>does not hold</source>
        <translation>不符合要求</translation>
    </message>
    <message>
        <source>The sample is encrypted for the back office.</source>
        <translation>正在为后台加密样本。</translation>
    </message>
    <message>
        <source>The card signs.</source>
        <translation>卡片正在签名。</translation>
    </message>
    <message>
        <source>Sending: %1 of %2</source>
        <translation>正在发送：%1 / %2</translation>
    </message>
    <message>
        <source>The back office compares.</source>
        <translation>后台正在比对。</translation>
    </message>
    <message>
        <source>List the cameras.</source>
        <translation>列出摄像头。</translation>
    </message>
    <message>
        <source>Take a picture of a face with guidance; it is kept only with --out.</source>
        <translation>在引导下拍摄人脸照片；仅在使用 --out 时保存。</translation>
    </message>
    <message>
        <source>Take the next frame with a face, whatever else does not hold.</source>
        <translation>直接拍下有人脸的下一帧，不论其他条件是否满足。</translation>
    </message>
    <message>
        <source>Write the picture to FILE, unencrypted.</source>
        <translation>将照片不加密地写入 FILE。</translation>
    </message>
    <message>
        <source>The picture lies unencrypted in %1. Delete it once it is not needed.</source>
        <translation>照片未加密地保存在 %1 中。不再需要时请删除。</translation>
    </message>
    <message>
        <source>Measure how well a picture of a face can be compared.</source>
        <translation>评估人脸照片用于比对的质量。</translation>
    </message>
    <message>
        <source>holds</source>
        <translation>满足</translation>
    </message>
    <message>
        <source>could be better</source>
        <translation>可改进</translation>
    </message>
    <message>
        <source>The picture is good enough for a comparison.</source>
        <translation>照片质量足以用于比对。</translation>
    </message>
    <message>
        <source>The picture is not good enough for a comparison.</source>
        <translation>照片质量不足以用于比对。</translation>
    </message>
    <message>
        <source>Score (0 to 100), value, measure:</source>
        <translation>评分（0 至 100）、数值、指标：</translation>
    </message>
    <message>
        <source>No camera is connected.</source>
        <translation>未连接摄像头。</translation>
    </message>
    <message>
        <source>Picture taken: %1 × %2 pixels, %3 octets, of a frame of %4 × %5.</source>
        <translation>已拍摄照片：%1 × %2 像素，%3 字节，取自 %4 × %5 的画面。</translation>
    </message>
    <message>
        <source>Answer a request for authentication, an openid4vp:// link.</source>
        <translation>答复身份认证请求（openid4vp:// 链接）。</translation>
    </message>
    <message>
        <source>Tell these of the fields that are asked for, divided by commas: name, id-number, birth-date, sex, document-expiry, age-14, age-16, age-18, age-21, age-60. Without it, nothing but whether you were verified.</source>
        <translation>在对方请求的项目中告知这些项目，以逗号分隔：name、id-number、birth-date、sex、document-expiry、age-14、age-16、age-18、age-21、age-60。不指定则只告知是否通过核验。</translation>
    </message>
    <message>
        <source>Sign the text that is to be signed.</source>
        <translation>对待签名的文本签名。</translation>
    </message>
    <message>
        <source>The holder has agreed to what --disclose and --sign say; do not ask.</source>
        <translation>持卡人已同意 --disclose 和 --sign 所指内容，不再询问。</translation>
    </message>
    <message>
        <source>Decline, and tell whoever asks.</source>
        <translation>拒绝，并告知请求方。</translation>
    </message>
    <message>
        <source>Answer like this? [y/N] </source>
        <translation>这样答复吗？[y/N] </translation>
    </message>
    <message>
        <source>Show how many online copies this card has on this PC.</source>
        <translation>显示此卡在本机有多少个网证。</translation>
    </message>
    <message>
        <source>Open them with the PIN: how each stands, and where it was used.</source>
        <translation>用 PIN码打开：显示每个网证的状态和使用记录。</translation>
    </message>
    <message>
        <source>Show what the online copies say of their holder.</source>
        <translation>显示网证中的持证人信息。</translation>
    </message>
    <message>
        <source>Open them with the recovery phrase, without the card.</source>
        <translation>用恢复短语打开，无需卡片。</translation>
    </message>
    <message>
        <source>With --recovery: let the card in the reader open them again, whose 9D key was replaced.</source>
        <translation>与 --recovery 合用：让读卡器中 9D 密钥已更换的卡重新能够打开网证。</translation>
    </message>
    <message>
        <source>Show everything in full, nothing masked.</source>
        <translation>完整显示，不作遮盖。</translation>
    </message>
    <message>
        <source>Take the online copies that a counter offers.</source>
        <translation>领取柜台提供的网证。</translation>
    </message>
    <message>
        <source>Online copies are offered by %1.</source>
        <translation>网证由 %1 提供。</translation>
    </message>
    <message>
        <source>Fetch new online copies without a new offer.</source>
        <translation>无需新的领取凭据，获取新网证。</translation>
    </message>
    <message>
        <source>Remove all online copies of this card from this PC.</source>
        <translation>从本机移除此卡的全部网证。</translation>
    </message>
    <message>
        <source>Remove those of all other cards instead, of a lost one too; without a card in the reader, those of all cards.</source>
        <translation>改为移除所有其他卡（包括已丢失的卡）的网证；读卡器中没有卡时，移除所有卡的网证。</translation>
    </message>
    <message>
        <source>Remove all online copies of this card? They can be had again only with a new offer of the counter. [y/N] </source>
        <translation>移除此卡的全部网证吗？只有在柜台重新取得领取凭据后才能再次领取。[y/N] </translation>
    </message>
    <message>
        <source>Remove the online copies of all cards? They can be had again only with a new offer of the counter. [y/N] </source>
        <translation>移除所有卡的网证吗？只有在柜台重新取得领取凭据后才能再次领取。[y/N] </translation>
    </message>
    <message>
        <source>Remove the online copies of all cards but this one? They can be had again only with a new offer of the counter. [y/N] </source>
        <translation>移除除此卡以外所有卡的网证吗？只有在柜台重新取得领取凭据后才能再次领取。[y/N] </translation>
    </message>
    <message>
        <source>Make a recovery phrase, which opens the online copies without the card.</source>
        <translation>生成恢复短语，用它无需卡片即可打开网证。</translation>
    </message>
    <message>
        <source>Report a card lost with its loss code, without the card.</source>
        <translation>用挂失码挂失卡片，无需卡片。</translation>
    </message>
    <message>
        <source>Get a new loss code, in place of the one before.</source>
        <translation>取得新的挂失码，替换原来的。</translation>
    </message>
    <message>
        <source>Take the report of a lost card back, with the card.</source>
        <translation>用卡片撤销挂失。</translation>
    </message>
    <message>
        <source>Let the card and its online copies rest until they are released.</source>
        <translation>冻结卡片及其网证，直到解冻。</translation>
    </message>
    <message>
        <source>Release a card that rests.</source>
        <translation>解冻卡片。</translation>
    </message>
    <message>
        <source>Show whether the platform lets the card be used.</source>
        <translation>显示平台是否允许使用此卡。</translation>
    </message>
    <message>
        <source>Transaction code: </source>
        <translation>交易码：</translation>
    </message>
    <message>
        <source>Loss code: </source>
        <translation>挂失码：</translation>
    </message>
    <message>
        <source>Recovery phrase: </source>
        <translation>恢复短语：</translation>
    </message>
    <message>
        <source>standing unknown</source>
        <translation>状态未知</translation>
    </message>
    <message>
        <source>valid</source>
        <translation>有效</translation>
    </message>
    <message>
        <source>suspended</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>revoked</source>
        <translation>已注销</translation>
    </message>
    <message>
        <source>expired</source>
        <translation>已过期</translation>
    </message>
    <message>
        <source>the answer alone</source>
        <translation>仅核验结果</translation>
    </message>
    <message>
        <source>not used yet</source>
        <translation>尚未使用</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>有效期至 %1</translation>
    </message>
    <message>
        <source>signed: %1</source>
        <translation>已签名：%1</translation>
    </message>
    <message>
        <source>Uses of copies that are gone:</source>
        <translation>已不存在的网证的使用记录：</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>male</source>
        <translation>男</translation>
    </message>
    <message>
        <source>female</source>
        <translation>女</translation>
    </message>
    <message>
        <source>name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>ID number</source>
        <translation>身份证号码</translation>
    </message>
    <message>
        <source>birth date</source>
        <translation>出生日期</translation>
    </message>
    <message>
        <source>sex</source>
        <translation>性别</translation>
    </message>
    <message>
        <source>end of the ID card</source>
        <translation>身份证有效期限</translation>
    </message>
    <message>
        <source>%1 or older</source>
        <translation>年满 %1 岁</translation>
    </message>
    <message>
        <source>The platform is asked.</source>
        <translation>正在询问平台。</translation>
    </message>
    <message>
        <source>The card opens what is sealed.</source>
        <translation>卡片正在解封。</translation>
    </message>
    <message>
        <source>The card proves that it is here.</source>
        <translation>卡片正在证明自己在场。</translation>
    </message>
    <message>
        <source>The platform issues.</source>
        <translation>平台正在签发。</translation>
    </message>
    <message>
        <source>What came is checked.</source>
        <translation>正在检查收到的内容。</translation>
    </message>
    <message>
        <source>It is sealed and kept.</source>
        <translation>正在封存保管。</translation>
    </message>
    <message>
        <source>The card signs the text.</source>
        <translation>卡片正在对文本签名。</translation>
    </message>
    <message>
        <source>The answer is sent.</source>
        <translation>正在发送答复。</translation>
    </message>
    <message numerus="yes">
        <source>%n online copies were issued, valid until %1.</source>
        <translation>
            <numerusform>已签发 %n 个网证，有效期至 %1。</numerusform>
        </translation>
    </message>
    <message>
        <source>There is no loss code yet: %1 “eidctl loss code” gets one.</source>
        <translation>尚无挂失码：%1 用“eidctl loss code”取得。</translation>
    </message>
    <message>
        <source>There is no online copy of this card on this PC.</source>
        <translation>本机没有此卡的网证。</translation>
    </message>
    <message>
        <source>An offer was taken: “eidctl copy refresh” fetches its copies.</source>
        <translation>领取凭据已使用：用“eidctl copy refresh”获取网证。</translation>
    </message>
    <message numerus="yes">
        <source>%n online copies of this card, the first until %1.</source>
        <translation>
            <numerusform>此卡有 %n 个网证，最早的有效期至 %1。</numerusform>
        </translation>
    </message>
    <message>
        <source>Not used yet: %1</source>
        <translation>尚未使用：%1</translation>
    </message>
    <message>
        <source>It is time for new ones: “eidctl copy refresh”.</source>
        <translation>该更新网证了：“eidctl copy refresh”。</translation>
    </message>
    <message>
        <source>It is time for new ones: ask the counter for an offer.</source>
        <translation>该更新网证了：请到柜台取得领取凭据。</translation>
    </message>
    <message>
        <source>Online copies of other cards: %1</source>
        <translation>其他卡片的网证：%1</translation>
    </message>
    <message numerus="yes">
        <source>%n online copies were removed.</source>
        <translation>
            <numerusform>已移除 %n 个网证。</numerusform>
        </translation>
    </message>
    <message>
        <source>The recovery phrase is %1</source>
        <translation>恢复短语：%1</translation>
    </message>
    <message>
        <source>Write it down and keep it apart from this PC: it is not shown again.</source>
        <translation>请抄写下来，与本机分开保管：不会再次显示。</translation>
    </message>
    <message>
        <source>The card can be used.</source>
        <translation>卡片可以使用。</translation>
    </message>
    <message>
        <source>The card and its online copies rest until they are released.</source>
        <translation>卡片及其网证已冻结，直到解冻。</translation>
    </message>
    <message>
        <source>The card is reported lost. The report can be taken back until %1; then the card is revoked for good.</source>
        <translation>卡片已挂失。%1 之前可以撤销，此后卡片将永久注销。</translation>
    </message>
    <message>
        <source>The card is revoked for good.</source>
        <translation>卡片已永久注销。</translation>
    </message>
    <message>
        <source>If the card is lost, report it with this code: %1</source>
        <translation>卡片丢失时，用此挂失码挂失：%1</translation>
    </message>
    <message>
        <source>Write it down and keep it apart from the card: it is not shown again.</source>
        <translation>请抄写下来，与卡片分开保管：不会再次显示。</translation>
    </message>
    <message>
        <source>card and PIN</source>
        <translation>卡片和 PIN码</translation>
    </message>
    <message>
        <source>online copy</source>
        <translation>网证</translation>
    </message>
    <message>
        <source>face sample of the last ten minutes</source>
        <translation>十分钟内的人脸样本</translation>
    </message>
    <message>
        <source>Who asks: %1, %2</source>
        <translation>请求方：%1，%2</translation>
    </message>
    <message>
        <source>Verified by: %1, certificate valid until %2</source>
        <translation>核验方：%1，证书有效期至 %2</translation>
    </message>
    <message>
        <source>What for, in their words: %1</source>
        <translation>用途（对方所述）：%1</translation>
    </message>
    <message>
        <source>Answer only if you opened this site yourself just now.</source>
        <translation>仅当您刚才亲自打开了该网站时，才请应答。</translation>
    </message>
    <message>
        <source>With what: %1</source>
        <translation>认证方式：%1</translation>
    </message>
    <message>
        <source>They learn whether you were verified, and a pseudonym that is theirs alone.</source>
        <translation>对方会得知您是否通过核验，以及一个仅供对方使用的化名。</translation>
    </message>
    <message>
        <source>They ask for: %1</source>
        <translation>对方请求：%1</translation>
    </message>
    <message>
        <source>They cannot do without: %1</source>
        <translation>对方必须取得：%1</translation>
    </message>
    <message>
        <source>They do not learn: %1</source>
        <translation>对方不会得知：%1</translation>
    </message>
    <message>
        <source>To be signed by you:</source>
        <translation>待您签名：</translation>
    </message>
    <message>
        <source>You tell nothing but that it is you.</source>
        <translation>您只告知是您本人。</translation>
    </message>
    <message>
        <source>You tell: %1</source>
        <translation>您将告知：%1</translation>
    </message>
    <message>
        <source>You sign the text above.</source>
        <translation>您将对上述文本签名。</translation>
    </message>
    <message>
        <source>Declined: %1 was told so, and nothing else.</source>
        <translation>已拒绝：仅告知 %1 您已拒绝。</translation>
    </message>
    <message>
        <source>%1 was told that it is you.</source>
        <translation>已向 %1 确认是您本人。</translation>
    </message>
    <message>
        <source>Told: %1</source>
        <translation>已告知：%1</translation>
    </message>
    <message>
        <source>It goes on at %1</source>
        <translation>请继续访问 %1</translation>
    </message>
</context>
</TS>
